// What a calendar holds between two days, as ical.js reads it. Run in a page that has ICAL.
([text, first, end, far]) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  calendar.getAllSubcomponents("vtimezone").forEach(zone => ICAL.TimezoneService.register(zone));
  const written = time => (time.isDate ? time : time.convertToZone(ICAL.Timezone.utcTimezone)).toString();
  const components = calendar.getAllSubcomponents("vevent");
  const changes = component => component.hasProperty("recurrence-id");
  const uid = component => component.getFirstPropertyValue("uid");
  const found = [];
  const see = (item, start, end) => found.push({
    start: written(start), end: written(end), uid: uid(item.component), title: item.summary,
    status: item.component.getFirstPropertyValue("status"), place: item.location,
  });
  for (const component of components.filter(each => !changes(each))) {
    const exceptions = components.filter(each => changes(each) && uid(each) === uid(component));
    const event = new ICAL.Event(component, { exceptions });
    if (!event.isRecurring()) {
      see(event, event.startDate, event.endDate);
      continue;
    }
    const times = event.iterator();
    for (let time = times.next(); time && time.toString() < far; time = times.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(time);
      see(item, startDate, endDate);
    }
  }
  return found.filter(each => first <= each.start && each.start < end);
}

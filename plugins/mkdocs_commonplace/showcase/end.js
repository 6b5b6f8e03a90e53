const onPage = () => deeds.forEach((deed) => deed());

// With `navigation.instant`, Material changes pages without loading one and tells so.
if (typeof document$ === "undefined") onPage();
else document$.subscribe(onPage);

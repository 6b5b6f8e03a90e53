"""What kinds of contribution there are, and how much of one somebody gave."""

from enum import StrEnum


class Role(StrEnum):
    """A kind of contribution: the types of all-contributors, and five of ours."""

    A11Y = "a11y"
    AUDIO = "audio"
    AWARD = "award"
    BLOG = "blog"
    BUG = "bug"
    BUSINESS = "business"
    CODE = "code"
    CONTENT = "content"
    DATA = "data"
    DESIGN = "design"
    DOC = "doc"
    EDITOR = "editor"
    EVENT_ORGANIZING = "eventOrganizing"
    EXAMPLE = "example"
    FINANCIAL = "financial"
    FUNDING_FINDING = "fundingFinding"
    IDEAS = "ideas"
    INFRA = "infra"
    INTERVIEWEE = "interviewee"
    JUDGE = "judge"
    MAINTENANCE = "maintenance"
    MENTORING = "mentoring"
    PLATFORM = "platform"
    PLUGIN = "plugin"
    PROJECT_MANAGEMENT = "projectManagement"
    PROMOTION = "promotion"
    PROOFREADER = "proofreader"
    QUESTION = "question"
    RESEARCH = "research"
    REVIEW = "review"
    SECURITY = "security"
    TALK = "talk"
    TEST = "test"
    TOOL = "tool"
    TRANSLATION = "translation"
    TUTORIAL = "tutorial"
    USER_TESTING = "userTesting"
    VIDEO = "video"


class Degree(StrEnum):
    """How much of a shared work somebody did (CRediT)."""

    LEAD = "lead"
    EQUAL = "equal"
    SUPPORTING = "supporting"

"""The words that ads are made of, and words that no language has, so that the vocabulary grows as with real ads."""

import random
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

ROLES: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("Backend Engineer", "Golang", ("Go", "PostgreSQL", "Kafka", "gRPC", "Kubernetes", "AWS")),
    ("Backend Developer", "Java", ("Java", "Spring Boot", "MySQL", "Kafka", "Docker", "Hibernate")),
    ("Python Engineer", "Python", ("Python", "Django", "FastAPI", "PostgreSQL", "Celery", "AWS")),
    ("Data Engineer", "Python", ("Python", "Airflow", "Snowflake", "dbt", "Spark", "SQL")),
    ("Data Scientist", "Python", ("Python", "pandas", "scikit-learn", "SQL", "PyTorch", "Jupyter")),
    ("Machine Learning Engineer", "Python", ("Python", "PyTorch", "TensorFlow", "Kubernetes", "Ray", "SQL")),
    ("Frontend Engineer", "React", ("React", "TypeScript", "Next.js", "GraphQL", "Jest", "CSS")),
    ("Frontend Developer", "Vue", ("Vue.js", "JavaScript", "Nuxt", "HTML", "CSS", "Cypress")),
    ("Full Stack Engineer", "Nodejs", ("Node.js", "TypeScript", "React", "MongoDB", "Redis", "Docker")),
    ("Full Stack Developer", "PHP", ("PHP", "Laravel", "MySQL", "Vue.js", "Docker", "Redis")),
    ("PHP Developer", "PHP", ("PHP", "Symfony", "MySQL", "Elasticsearch", "Docker", "Git")),
    (".NET Developer", "C#", ("C#", ".NET", "Azure", "SQL Server", "Angular", "Git")),
    ("Software Engineer", "Others", ("Java", "C++", "Python", "Linux", "Git", "AWS")),
    ("Embedded Engineer", "Others", ("C++", "C", "Linux", "Rust", "Git", "Jenkins")),
    ("Site Reliability Engineer", "Others", ("Kubernetes", "Terraform", "Prometheus", "Grafana", "AWS", "Go")),
    ("DevOps Engineer", "Others", ("Terraform", "AWS", "Ansible", "Docker", "Jenkins", "Kubernetes")),
    ("Platform Engineer", "Golang", ("Go", "Kubernetes", "Helm", "Terraform", "Google Cloud", "Docker")),
    ("Security Engineer", "Others", ("AWS", "Python", "Terraform", "Okta", "Splunk", "Linux")),
    ("Android Developer", "Java", ("Kotlin", "Android", "Jetpack Compose", "Gradle", "Firebase", "Java")),
    ("iOS Engineer", "Others", ("Swift", "SwiftUI", "Xcode", "Objective-C", "iOS", "Git")),
    ("QA Engineer", "Others", ("Selenium", "Cypress", "Python", "Postman", "Jenkins", "Jira")),
    ("Solutions Architect", "Others", ("AWS", "Azure", "Kubernetes", "Terraform", "Java", "SQL")),
    ("Salesforce Developer", "Others", ("Salesforce", "JavaScript", "SQL", "Git", "Jira", "HTML")),
    ("Product Manager", "Nontech", ("Jira", "Figma", "SQL", "Amplitude", "Confluence", "Notion")),
    ("Product Designer", "Nontech", ("Figma", "Sketch", "HTML", "CSS", "Miro", "Notion")),
    ("Account Executive", "Nontech", ("Salesforce", "HubSpot", "Slack", "Zoom", "Excel", "Notion")),
    ("Customer Success Manager", "Nontech", ("Zendesk", "Salesforce", "Slack", "Jira", "Excel", "SQL")),
    ("Technical Writer", "Nontech", ("Git", "Markdown", "Confluence", "Jira", "HTML", "Figma")),
)
"""Role, folder, technologies."""

LEVELS = (
    ("Senior ", 34), ("", 30), ("Staff ", 7), ("Lead ", 6), ("Principal ", 4), ("Junior ", 5), ("Mid-level ", 3),
    ("Director of ", 1), ("Sr. ", 6), ("Head of ", 1), ("Intern ", 1),
)  # fmt: skip

COUNTRIES = (
    "Poland", "Romania", "Portugal", "Spain", "Italy", "Greece", "Croatia", "Serbia", "Hungary", "Austria", "Belgium",
    "Denmark", "Norway", "Finland", "Estonia", "Latvia", "Chile", "Peru", "Uruguay", "Costa Rica", "Egypt", "Ghana",
    "Nigeria", "Pakistan", "Indonesia", "Malaysia", "Thailand", "South Korea", "New Zealand", "Georgia", "Turkey",
)  # fmt: skip

FIELDS = (
    "Payments", "Growth", "Search", "Billing", "Identity", "Infrastructure", "Logistics", "Checkout", "Insights",
    "Messaging", "Marketplace", "Risk", "Claims", "Pricing", "Onboarding", "Maps", "Fraud", "Streaming", "Lending",
    "Scheduling", "Reporting", "Developer Experience", "Integrations", "Observability", "Compliance", "Ads", "Trust",
    "Telemetry", "Inventory", "Procurement", "Care", "Learning", "Travel", "Energy", "Grid", "Genomics", "Freight",
)  # fmt: skip

PLACES = (
    ("United States", 22), ("remote,Remote", 9), ("Remote - Europe", 6), ("Canada", 6), ("United Kingdom", 5),
    ("Anywhere", 4), ("Germany", 4), ("San Francisco, CA", 4), ("New York, NY", 4), ("London, United Kingdom", 3),
    ("Berlin, Germany", 3), ("India", 3), ("Austin, TX", 2), ("Toronto, Canada", 2), ("Poland", 2), ("Brazil", 2),
    ("Spain", 2), ("remote,Asia", 2), ("LATAM", 2), ("Remote - US & Canada", 2), ("Dublin, Ireland", 1),
    ("Amsterdam, Netherlands", 1), ("Lisbon, Portugal", 1), ("Paris, France", 1), ("Mexico", 1), ("Argentina", 1),
    ("Bengaluru, India", 1), ("Sydney, Australia", 1), ("Singapore", 1), ("Tokyo, Japan", 1), ("Warsaw, Poland", 1),
    ("Bucharest, Romania", 1), ("Stockholm, Sweden", 1), ("Zürich, Switzerland", 1), ("Cape Town, South Africa", 1),
    ("Nairobi, Kenya", 1), ("Tel Aviv, Israel", 1), ("Philippines", 1), ("Colombia", 1), ("Ukraine", 1),
    ("EMEA", 1), ("Seattle, WA", 2), ("Chicago, IL", 1), ("Denver, CO", 1), ("Boston, MA", 1), ("Vietnam", 1),
    ("", 14),
)  # fmt: skip
"""As ads write them, and how often each."""

BUILDS = (
    "the service that {product} runs on", "our {field} platform", "tools that {people} open every morning",
    "the part of {product} that customers see first", "pipelines that carry {thing} from one system to the next",
    "interfaces that explain {thing} without a manual", "the systems behind {field} and {product}",
    "what comes after the first version of {product}", "small services around {thing}",
    "a calmer way to handle {thing}",
)  # fmt: skip
PEOPLE = (
    "designers", "analysts", "nurses", "teachers", "drivers", "accountants", "researchers", "warehouse teams",
    "shop owners", "engineers in other teams", "support staff", "farmers", "planners", "auditors", "editors",
)  # fmt: skip
THINGS = (
    "invoices", "sensor readings", "orders", "delivery routes", "contracts", "patient letters", "tickets", "recipes",
    "satellite pictures", "loan requests", "inventory counts", "bookings", "meter readings", "translations", "payouts",
    "support conversations", "identity checks", "price lists", "maintenance plans", "timetables", "test results",
)  # fmt: skip
VERBS = (
    "Design", "Build", "Look after", "Measure", "Simplify", "Document", "Test", "Review", "Plan", "Improve", "Automate",
    "Own", "Release", "Monitor", "Explain", "Prototype", "Rework", "Maintain", "Coordinate", "Shape",
)  # fmt: skip
MANNERS = (
    "together with {people}", "from the first sketch to production",
    "so that a failure is noticed before a customer does",
    "with care for those who read it next year", "in small steps that can be undone", "and write down why",
    "across three time zones", "without stopping the work of {people}", "and keep the cost of {thing} in view",
    "while the number of {thing} doubles every year", "and share what you learn with the team around {product}",
)  # fmt: skip
QUALITIES = (
    "You write plainly and ask when something is unclear", "You have shipped software that {people} rely on",
    "You like to leave things simpler than they were", "You know when a test is worth its keep",
    "You can tell a good trade-off from a lazy one",
    "You have worked with {thing} before, or with something as stubborn",
    "You are at ease with code that somebody else began", "You give and take review kindly",
    "You have run systems in production and carried the pager", "You measure first and argue later",
)  # fmt: skip
BENEFITS = (
    "{days} days of paid leave a year", "A budget for books and courses", "Health insurance for you and your family",
    "Working hours that you choose", "A laptop of your choice", "Two weeks a year from wherever you like",
    "A pension plan with a contribution of ours", "Parental leave of {days} weeks", "Shares in the company",
    "A stipend for your desk at home", "A meeting of the whole company every spring",
    "A sabbatical after {years} years",
)  # fmt: skip
LEGAL = (
    "{company} is an equal opportunity employer. All qualified applicants will receive consideration for employment "
    "without regard to race, color, religion, sex, national origin, disability or veteran status.",
    "We are an equal opportunity employer and value diversity at {company}. We do not discriminate on the basis "
    "of race, "
    "religion, gender, age or disability. If you need a reasonable accommodation during the application "
    "process, tell us.",
    "{company} participates in E-Verify. Applicants with criminal histories are considered as the law provides.",
)  # fmt: skip
FOREIGN = {
    "de": (
        "Wir suchen eine Person, die mit uns {thing} und die Systeme rund um {product} weiterentwickelt.",
        "Du arbeitest in einem kleinen Team, das über Entscheidungen offen spricht und sie auch aufschreibt.",
        "Du hast Erfahrung mit {skills} und bist bereit, Neues zu lernen und dein Wissen mit uns zu teilen.",
        "Wir bieten dir flexible Arbeitszeiten, einen sicheren Arbeitsplatz und {days} Tage Urlaub im Jahr.",
        "Bei uns sind die Wege kurz, und wer eine gute Idee hat, kann sie auch selbst umsetzen.",
    ),
    "fr": (
        "Nous cherchons une personne pour faire évoluer {product} et les outils qui sont au cœur de notre équipe.",
        "Vous travaillez avec une petite équipe qui écrit ce qu’elle décide et qui partage son expérience.",
        "Vous avez de l’expérience avec {skills} et vous aimez apprendre avec les autres dans la durée.",
        "Nous vous proposons des horaires souples, {days} jours de congés et un budget pour vos formations.",
    ),
    "es": (
        "Buscamos una persona que quiera mejorar {product} y los sistemas que usan nuestros clientes cada día.",
        "Vas a trabajar con un equipo pequeño que escribe lo que decide y que comparte su experiencia.",
        "Tienes experiencia con {skills} y te gusta aprender con los demás y explicar lo que haces.",
        "Ofrecemos un horario flexible, {days} días de vacaciones y un presupuesto para tus cursos.",
    ),
    "pt": (
        "Procuramos uma pessoa para melhorar {product} e os sistemas que nossos clientes usam todos os dias.",
        "Você vai trabalhar com uma equipe pequena que escreve o que decide e compartilha a sua experiência.",
        "Você tem experiência com {skills} e gosta de aprender com os outros e de explicar o que faz.",
        "Oferecemos horário flexível, {days} dias de férias e um orçamento para os seus cursos.",
    ),
}  # fmt: skip


@cache
def skill_names() -> tuple[str, ...]:
    """The technologies that the packaged rules know, the well-known first."""
    rules = tomllib.loads((resources.files("sitegen.reading.rules") / "skills.toml").read_text("utf-8"))
    return tuple(skill["label"] for skill in rules["skills"].values() if "unsure" not in skill)


_ONSETS = "b br c cl d dr f fl g gr h j k l m n p pr qu r s sc sh sk st t tr v w z".split()
_NUCLEI = "a e i o u ai ea ia io oo ou y".split()
_CODAS = "n r l s t nd rk x m th ll ck".split() + [""] * 8


@lru_cache(maxsize=50_000)
def invented(number: int) -> str:
    """A word that is not one, always the same for a number: small numbers make short words.

    >>> invented(0) == invented(0), invented(0) != invented(1)
    (True, True)
    """
    chance = random.Random(f"word {number}")
    syllables = 2 if number < 3000 else 3
    return "".join(chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS) for _ in range(syllables))


def rare(chance: random.Random) -> str:
    """An invented word: some often, most hardly ever, as words are (about Zipf's law)."""
    return invented(int(40_000 ** chance.random()) + int(20_000 * chance.random() ** 6))


def weighted(chance: random.Random, table: Sequence[tuple[str, int]]) -> str:
    """One of the words, by how often each is."""
    return chance.choices([word for word, _ in table], [weight for _, weight in table])[0]

"""The public home page, and the index of workspaces, in both languages."""

from intranet.demo.writing import Block, Version, callout, heading, picture, text

SUMMARY = (
    "L’espace de travail commun des membres du pôle métropolitain Caen Normandie Métropole, et de ceux qui coopèrent "
)
SUMMARY += "avec eux."

BODY: tuple[Block, ...] = (
    text("""
        Un pôle métropolitain ne remplace personne : des collectivités y travaillent ensemble par-dessus leurs
        limites, sur les sujets qu’elles ont choisis. Intercommunalités, département et région y partagent leurs
        études, leurs méthodes et leurs projets.
    """),
    picture(
        "baie",
        "Dessin d’une baie au soleil levant : des collines vertes descendent vers une mer calme.",
    ),
    heading("Ce que vous trouverez ici"),
    text("""
        - **Cinq espaces**, un par domaine d’action, où les référents des membres préparent le travail commun :
        relevés de décisions, notes de méthode, budgets, guides à reprendre.
        - **Des pages publiques** sur l’eau, les sols et le vivant, sans compte ni mot de passe.
        - **Des actualités et un agenda**, pour savoir ce qui vient d’être décidé et ce qui approche.
        - **Des pages en anglais** pour nos partenaires d’outre-Manche ; une page qui n’est pas traduite reste lisible
        dans sa langue.
    """),
    callout(
        "info",
        "Site de démonstration",
        "Les collectivités sont réelles, avec leur population. Les personnes, leurs récits, leurs décisions et les "
        "chiffres dits d’exemple sont inventés, comme le sont adhésions, mandats et partenariats.",
    ),
)

ENGLISH = Version(
    title="Interpôles",
    slug="home",
    summary="The shared workplace of the members of the metropolitan partnership Caen Normandie Métropole, and of "
    "those who work with them.",
    author="charpentier",
    body=(
        text("""
            A metropolitan partnership (pôle métropolitain) replaces nobody: local authorities work together across
            their boundaries, on subjects of their own choosing. Intermunicipal authorities, the département and the
            région share their studies, methods and projects here.
        """),
        picture("baie", "Drawing of a bay at sunrise: green hills come down to a calm sea."),
        heading("What you will find"),
        text("""
            - **Five workspaces**, one for each domain, where the technical leads of our members prepare joint work:
            minutes, notes on method, budgets, guides worth borrowing.
            - **Public pages** on water, soil and living things, without account or password.
            - **News and a calendar**, to see what has just been decided and what is coming up.
            - **Pages in English** for our partners across the Channel; a page without a translation can still be read
            in its own language.
        """),
        callout(
            "info",
            "A demonstration",
            "The authorities are real, and so are their populations. People, their stories, their decisions and "
            "every figure called an example are invented, as are memberships, mandates and partnerships.",
        ),
    ),
)

WORKSPACES_SUMMARY = "Un espace par domaine d’action, et ceux dont le travail est achevé."
WORKSPACES_ENGLISH = Version(
    title="Workspaces",
    slug="workspaces",
    summary="One workspace for each domain of action, and those whose work is done.",
    author="charpentier",
)

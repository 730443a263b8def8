"""The workspace of the environment: open to everybody, but for what its working group prepares."""

from intranet.demo.writing import Section, Version, Workspace

from . import comite, connaissance, eclairage, estuaire, gemapi, groupe, haies, mare, nappe, prairies, sols

WORKSPACE = Workspace(
    slug="environnement-cadre-de-vie",
    title="Environnement et cadre de vie",
    summary="Connaître ensemble l’eau, les sols et le vivant, et en rendre compte à tous.",
    purpose="""
        Cet espace est ouvert au public : ce que les membres savent de leur environnement appartient à ceux qui y
        vivent. Les référents y publient les résultats ; les débats de méthode se tiennent dans la rubrique du groupe.

        Les données viennent des membres, de l’agence d’urbanisme et d’associations. Chaque chiffre porte sa source et
        sa date.
    """,
    author="quesnel",
    domain="environnement-cadre-de-vie",
    audience="public",
    members=(("lebihan", "reader"), ("yvon", "contributor")),
    days=430,
    other=Version(
        title="Environment and quality of life",
        slug="environment-quality-of-life",
        summary="Getting to know water, soil and living things together, and telling everybody.",
        author="charpentier",
    ),
    other_purpose="""
        This workspace is open to the public: what members know of their environment belongs to those who live there.
        Technical leads publish results; debates on method stay with the working group.

        Data come from members, from the planning agency and from associations. Each figure bears its source and date.
    """,
    sections=(
        Section(
            slug="eau-milieux",
            title="Eau et milieux",
            summary="Rivières, inondations, zones humides, biodiversité.",
            articles=(connaissance.ARTICLE, gemapi.ARTICLE, nappe.ARTICLE, estuaire.ARTICLE, mare.ARTICLE),
            other=Version(
                title="Water and habitats",
                slug="water-and-habitats",
                summary="Rivers, floods, wetlands, biodiversity.",
                author="charpentier",
            ),
        ),
        Section(
            slug="sols-paysages",
            title="Sols et paysages",
            summary="Le foncier vu par ce qu’il porte.",
            articles=(sols.ARTICLE, haies.ARTICLE, eclairage.ARTICLE, prairies.ARTICLE),
            other=Version(
                title="Soil and landscape",
                slug="soil-and-landscape",
                summary="Land, seen through what it bears.",
                author="charpentier",
            ),
        ),
        Section(
            slug="groupe-de-travail",
            title="Groupe de travail",
            summary="Ce qui se prépare, pour les membres de l’espace.",
            articles=(comite.ARTICLE, groupe.ARTICLE),
            audience="members",
        ),
    ),
)

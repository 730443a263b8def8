"""The five domains of the pôle and their themes: slug, French name, English name."""

Theme = tuple[str, str, str]

DOMAINS: list[tuple[str, str, str, list[Theme]]] = [
    (
        "amenagement-durable",
        "Aménagement durable",
        "Sustainable spatial planning",
        [
            ("inter-scot", "Inter-SCoT", "Inter-SCoT planning"),
            ("climat-air-energie", "Climat, air, énergie", "Climate, air and energy"),
            ("espaces-publics", "Espaces publics", "Public spaces"),
            ("habitat", "Habitat", "Housing"),
            ("patrimoine", "Patrimoine", "Heritage"),
            ("urbanisme-reglementaire", "Urbanisme réglementaire", "Planning regulations"),
        ],
    ),
    (
        "economie-innovation-emplois",
        "Économie, innovation, emplois",
        "Economy, innovation and jobs",
        [
            ("tourisme-patrimoine", "Tourisme et patrimoine", "Tourism and heritage"),
            ("agriculture", "Agriculture", "Agriculture"),
            ("formation-recherche", "Formation et recherche", "Training and research"),
            ("economie-circulaire", "Économie circulaire", "Circular economy"),
            ("commerce", "Commerce", "Retail"),
            ("promotion-attractivite", "Promotion et attractivité", "Promotion and attractiveness"),
        ],
    ),
    (
        "service-aux-populations",
        "Service aux populations",
        "Services to residents",
        [
            ("sante", "Santé", "Health"),
            ("mobilites-nouvelles", "Mobilités nouvelles", "New forms of transport and mobility"),
            ("numerique", "Numérique", "Digital services"),
            ("education", "Éducation", "Education"),
            ("sport-culture", "Sport et culture", "Sport and culture"),
        ],
    ),
    (
        "environnement-cadre-de-vie",
        "Environnement et cadre de vie",
        "Environment and quality of life",
        [
            ("eau", "Eau", "Water"),
            ("biodiversite", "Biodiversité", "Biodiversity"),
            ("paysage", "Paysage", "Landscape"),
            ("sol-foncier", "Sol et foncier", "Soil and land"),
        ],
    ),
    (
        "cooperations",
        "Coopérations inter-territoriales et métropolitaines",
        "Inter-territorial and metropolitan cooperation",
        [
            (
                "europe-transfrontalier",
                "Europe et coopérations transfrontalières",
                "Europe and cross-border cooperation",
            ),
            ("vallee-de-la-seine", "Vallée de la Seine", "Seine Valley"),
            ("contrat-action-territoriale", "Contrat d’action territoriale", "Territorial action contract"),
        ],
    ),
]

from intranet.demo.writing import Article, Version, accordion, callout, documents, heading, picture, table, text

ARTICLE = Article(
    slug="compter-les-haies-a-velo",
    title="Compter les haies à vélo : mode d’emploi pour bénévoles",
    summary="Vingt kilomètres, deux personnes, une matinée. Appel à volontaires pour le relevé de cet hiver, ouvert "
    "à tout le monde.",
    author="renouf",
    days=27,
    themes=("biodiversite", "paysage"),
    body=(
        text("""
            La photographie aérienne voit les haies mais pas ce qu’il y a dessous. Un cycliste, si. À douze kilomètres
            à l’heure et à hauteur de selle, on distingue une haie pleine d’un alignement de troncs, et l’on a les
            mains libres à chaque carrefour.
        """),
        picture(
            "haie",
            "Dessin d’un chemin creux entre deux haies hautes sur talus, avec un vélo posé contre une barrière.",
            "Le talus compte autant que l’arbre : c’est lui qui retient l’eau.",
        ),
        heading("La matinée type"),
        text("""
            1. Retirez une feuille de route à la mairie ou imprimez-la ci-dessous. Chaque boucle fait une vingtaine de
            kilomètres.
            2. Roulez à deux : l’un regarde à gauche, l’autre à droite. On change de côté à mi-parcours.
            3. Arrêtez-vous tous les 500 mètres et donnez une lettre à chaque bord.
            4. Photographiez seulement ce qui vous étonne.
        """),
        table(
            "Une lettre par bord de route",
            ["Lettre", "Ce que l’on voit", "Ce que cela vaut pour l’eau et la faune"],
            ["A", "Talus, arbres, arbustes, herbe", "Tout : abri, frein, ombre"],
            ["B", "Arbres et herbe, pas d’arbustes", "De l’ombre, peu d’abri"],
            ["C", "Arbustes taillés bas", "Un abri l’été seulement"],
            ["D", "Souches ou arbres isolés", "Une mémoire de haie"],
            ["E", "Clôture, ou rien", "À replanter, si quelqu’un le souhaite"],
        ),
        callout(
            "warning",
            "Rester sur la route",
            "On ne franchit aucune barrière et l’on salue les exploitants. Un doute sur une parcelle s’écrit « "
            "illisible », il ne se vérifie pas à pied.",
        ),
        accordion(
            "Questions que l’on nous pose",
            ("Et s’il pleut ?", "On remet. Une feuille mouillée se lit mal, et un frein mouillé freine mal."),
            ("Puis-je venir seul ?", "Non : seul, on regarde la route. À deux, chacun regarde un bord."),
            (
                "Une haie vient d’être arrachée. Que faire ?",
                "Noter E, comme ailleurs. Le relevé constate ; il ne dénonce personne et ne sert à aucun contrôle.",
            ),
        ),
        heading("Et après ?"),
        text("""
            Les feuilles sont saisies par l’agence d’urbanisme et paraissent dans l’édition de printemps de [l’état
            des milieux](environnement-cadre-de-vie/une-connaissance-partagee-depuis-2007), avec le nom des communes
            et sans celui des propriétaires. L’an passé, deux équipes avaient donné la même lettre à neuf bords sur
            dix : la méthode tient.
        """),
        documents("Feuilles de route", "carnet-haies", "hedgerow-sheet"),
    ),
    other=Version(
        title="Counting hedgerows by bicycle: a volunteer’s guide",
        slug="counting-hedgerows-by-bicycle",
        summary="Twenty kilometres, two people, one morning. A call for volunteers for this winter’s survey, open to "
        "all.",
        author="charpentier",
        body=(
            text("""
                Aerial photographs see hedges but not what lies underneath. A cyclist does. At twelve kilometres an
                hour and saddle height you can tell a full hedge from a row of trunks, and your hands are free at
                every crossroads.
            """),
            picture(
                "haie",
                "Drawing of a sunken lane between two tall hedges on banks, with a bicycle leaning on a gate.",
                "The bank matters as much as the tree: it is what holds the water back.",
            ),
            heading("A typical morning"),
            text("""
                1. Collect a route sheet from a town hall, or print it from here. Every loop is about twenty
                kilometres.
                2. Ride in pairs, one looking left, the other right. Swap halfway.
                3. Stop every 500 metres and give each side a letter.
                4. Take photographs only of what surprises you.
            """),
            table(
                "One letter for each side of the road",
                ["Letter", "What you see", "Its worth for water and wildlife"],
                ["A", "Bank, trees, shrubs, grass", "Everything: shelter, brake, shade"],
                ["B", "Trees and grass, no shrubs", "Shade, little shelter"],
                ["C", "Shrubs cut low", "Shelter in summer only"],
                ["D", "Stumps or single trees", "The memory of a hedge"],
                ["E", "A fence, or nothing", "To replant, if anybody wishes"],
            ),
            callout(
                "warning",
                "Stay on the road",
                "Climb no gates, and greet the farmers. If you cannot see, write “illegible”; do not go and look.",
            ),
            accordion(
                "Questions we are asked",
                ("What if it rains?", "We put it off. Wet paper is hard to read, and wet brakes hardly brake."),
                ("May I come alone?", "No: alone, you watch the road. In pairs, each of you watches one side."),
                (
                    "A hedge has just been grubbed up. What then?",
                    "Write E, as anywhere else. The survey records; it reports nobody and serves no inspection.",
                ),
            ),
            heading("What happens next"),
            text("""
                The planning agency keys in the sheets, and the results appear in the spring edition of [the state of
                habitats](environnement-cadre-de-vie/une-connaissance-partagee-depuis-2007), naming communes but never
                owners. Last year two teams gave the same letter to nine sides out of ten: the method holds. Visitors
                from Hampshire are welcome to bring their own bicycles, and their own opinion of our gates.
            """),
            documents("Route sheet in English", "hedgerow-sheet"),
        ),
    ),
)

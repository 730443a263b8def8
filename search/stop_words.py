"""Words that say nothing of what a text is about, without accents. Few: a word too many here is a text not found."""

FRENCH = (
    "a au aux avec ce ces cet cette ceux celle celles dans de des donc du elle elles en entre est et etre eux il ils "
    "je la le les leur leurs lui ma mais me meme mes moi mon ne ni nos notre nous ont ou par pas pour qu que quel "
    "quelle quelles quels qui sa se ses si son sont sous sur ta te tes toi ton tu un une vos votre vous y d l s c j m "
    "n t afin ainsi alors apres aussi avant chez comme dont depuis lors puis sans selon tout toute toutes tous tres "
)
ENGLISH = (
    "a about after all also an and any are as at be been before being both but by can could did do does each for "
    "from had has have he her hers him his how i if in into is it its itself me more most my no nor not of off on "
    "once only or other our ours out over own same she should so some such than that the their theirs them then "
    "there these they this those to too under up us very was we were what when where which while who whom why will "
    "with would you your yours s t "
)
STOP_WORDS = {"fr": frozenset(FRENCH.split()), "en": frozenset(ENGLISH.split())}

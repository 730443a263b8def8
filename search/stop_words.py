"""Words that say nothing of what a text is about. Few: a word too many here is a text not found.

A language that has no list here has no such words: all of its words count.
"""

from intranet.settings.languages import base_of

from .folding import fold

_FRENCH = (
    "a à au aux avec ce ces cet cette ceux celle celles dans de des dès donc du dû elle elles en entre est et "
    "etre être eux il ils je la là le les leur leurs lui ma mais me meme même memes mêmes mes moi mon ne ni nos "
    "notre nous ont ou où par pas pour qu que quel quelle quelles quels qui sa se ses si son sont sous sur ta te "
    "tes toi ton tu un une vos votre vous y d l s c j m n t afin ainsi alors apres après aussi avant chez comme "
    "dont depuis lors puis sans selon tout toute toutes tous tres très"
)
_ENGLISH = (
    "a about after all also an and any are as at be been before being both but by can could did do does each for "
    "from had has have he her hers him his how i if in into is it its itself me more most my no nor not of off on "
    "once only or other our ours out over own same she should so some such than that the their theirs them then "
    "there these they this those to too under up us very was we were what when where which while who whom why will "
    "with would you your yours s t"
)
_GERMAN = (
    "aber als am an auch auf aus bei beim bin bis da damit dann das dass dein dem den der des dessen die dies "
    "diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es für haben hat "
    "hatte ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann können man "
    "mein mit nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen seiner sich sie sind so über um "
    "und uns unser unsere unseren unter vom von vor war waren was weil welche welcher wenn wer werden wie wir "
    "wird wo worden wurde wurden zu zum zur zwischen"
)
_SPANISH = (
    "a al ante aquel aquella así aunque como con contra cual cuando de del desde donde dos e el él ella ellas "
    "ellos en entre era es esa ese eso esta está están este esto estos estas fue ha han hasta la las le les lo "
    "los más me mi muy ni no nos nosotros o os para pero por porque pues que qué quien se sea ser si sí sin sobre "
    "son su sus también tan tanto te tiene todo todos toda todas tu u un una unas uno unos y ya yo"
)
_ITALIAN = (
    "a ad agli ai al alla alle allo anche avere c che chi ci come con cui da dagli dai dal dall dalla dalle dallo de "
    "degli dei del dell della delle dello di dove e è ed essere fra gli ha hanno ho i il in io l la le lei li lo loro "
    "lui ma mi ne negli nei nel nell nella nelle nello noi non nostra nostro o ogni per perché più poi quale quando "
    "quella quelle quelli quello questa queste questi questo qui se si sia sono su sua sue sugli sui sul sull sulla "
    "sulle sullo suo suoi tra tu tutti tutte un una uno vi voi"
)
_DUTCH = (
    "aan al alle als bij dan dat de der des deze die dit door dus een en er ge geen haar had heb hebben heeft hem "
    "het hij hoe hun ik in is ja je kan kon maar me met mij mijn na naar niet nog nu of om omdat onder ons onze "
    "ook op over te tegen toch toen tot tussen u uit uw van veel voor waar was wat we wel werd werden wie wij "
    "wordt worden zal ze zich zij zijn zo zonder zou"
)
_PORTUGUESE = (
    "a à ao aos aquela aquele as às até com como da das de dela dele do dos e é ela elas ele eles em entre era "
    "essa esse esta está este eu foi foram há isso isto já lhe mais mas me mesmo meu minha muito na nas nem no "
    "nos nós nossa nosso num numa o os ou para pela pelas pelo pelos por porque qual quando que quem são se sem "
    "ser seu seus sob sobre sua suas também te tem têm teu tu tua um uma você vos"
)
_WORDS = {
    "fr": _FRENCH,
    "en": _ENGLISH,
    "de": _GERMAN,
    "es": _SPANISH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pt": _PORTUGUESE,
}


def stop_words(language: str) -> frozenset[str]:
    """As they are written, and without their accents."""
    written = _WORDS.get(base_of(language), "").split()
    return frozenset(written) | frozenset(map(fold, written))

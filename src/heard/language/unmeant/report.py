"""Words that are reported: somebody else's, or what agents are told to say."""

from heard.language.pattern import any_of, compile_words
from heard.language.unmeant.clause import REST

# Whoever speaks now, or is spoken to, reports nothing: "I said", "as you wrote", "you were told", "nobody told you".
NOT_BEHIND = (
    "i |we |you |to |me |please |have |has |’ve |'ve |be |been |were |was |gets |just |also |one |nobody |that |which "
)
OTHERS = r"(?<=\w )" + "".join(rf"(?<!\b{word})" for word in NOT_BEHIND.split("|"))
TOLD = any_of(
    "said|says|told|tells? (?:you|me|us|people)|wrote|writes|stated|states|claims (?:that|to|it|they|he|she)|claimed",
    "promise[sd]|answered|replied|(?:wants|asks|asked|instructs) (?:me|us|you|agents|people)|thanked|apologi[sz]e[sd]",
)
REPORTS = compile_words(
    rf"{OTHERS}\b{TOLD}\b(?! (?:that )?I\b){REST}",
    rf"\baccording to\b{REST}",
    # "I'm supposed to say sorry", "agents should thank people".
    r"\b(?:I|we)(?:[’'](?:m|re|ve been)| (?:am|are|was|were)) "
    rf"(?:supposed|told|asked|trained|required|expected|meant) to\b{REST}",
    rf"\b(?:agents?|staff|people here) (?:should|must|have to|are \w+ to)\b{REST}",
)

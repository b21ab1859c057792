"""Features in plain words, in English and Georgian: what a person reads of the scorer's reasons."""

from collections.abc import Iterator, Mapping

from pipeline.extract.scorer import ABSENT

Words = Mapping[str, str]


def _words(table: str) -> Mapping[str, Words]:
    """`name | English | Georgian`, a line each."""
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return {name: {"en": english, "ka": georgian} for name, english, georgian in rows}


SLOTS = _words("""
member | the member | წევრი
group | the body joined | გაერთიანება
organisation | the organisation | ორგანიზაცია
old | the old name | ძველი სახელი
new | the new name | ახალი სახელი
part | the part | ნაწილი
whole | the whole | მთელი
parts | the merged bodies | შერწყმულები
result | the new body | ახალი ორგანიზაცია
place | the place | ადგილი
unit | what is counted | რაც ითვლება
""")
SIGNS = _words("""
head | its noun is of {value} | სახელის მთავარი სიტყვა აღნიშნავს: {value}
kind | spoken of by {value} | ნახსენებია ასე: {value}
case | in {value} | ბრუნვა: {value}
acronym | has an acronym | აქვს აბრევიატურა
in_title | stands in the headline | სათაურშია
most_named | how often it is named | რამდენად ხშირად არის ნახსენები
just_named | was named just before | ცოტა ხნის წინ იყო ნახსენები
before | stands before the telling word | მთავარი სიტყვის წინ დგას
after | stands after the telling word | მთავარი სიტყვის შემდეგ დგას
first | is named first in the sentence | წინადადებაში პირველია
adjacent | stands right beside the telling word | მთავარი სიტყვის გვერდით დგას
apposed | only commas part it from the telling word | მთავარი სიტყვისგან მხოლოდ მძიმეები აშორებს
governed | is the object of the telling word | მთავარი სიტყვის დამატებაა
names_its_body | is called after its body | თავისი ორგანიზაციის სახელს ატარებს
names_whole | is called after the whole | მთელის სახელს ატარებს
is_object | is itself the object of the telling word | თავად არის მთავარი სიტყვის დამატება
other_governed | another name is the object | დამატება სხვა სახელია
ahead | how far it is ahead of others that would fit | რამდენად უსწრებს სხვა შესაფერისებს
rivals | how many others would fit | სხვა შესაფერისების რაოდენობა
rivals_mean | how good the others are | რამდენად კარგია სხვები
otherwise | it would also fit another part | სხვა როლშიც შესაფერისია
distance | distance from the telling word | მანძილი მთავარ სიტყვამდე
rival_between | another that would fit stands nearer | სხვა შესაფერისი სახელი უფრო ახლოსაა
names_between | other names stand between | შუაში სხვა სახელებია
clause_between | another clause stands between | შუაში სხვა წინადადებაა
colon_between | a colon stands between | შუაში ორწერტილია
comma_between | a comma stands between | შუაში მძიმეა
and_between | a word for “and” stands between | შუაში „და“ დგას
verb_between | another verb stands between | შუაში სხვა ზმნაა
other_between | a word for another relation stands between | შუაში სხვა კავშირის სიტყვაა
foreign_clause | the clause is about another | დამოკიდებული წინადადება სხვაზეა
relative | the clause is about it | დამოკიდებული წინადადება მასზეა
listed | stands in a list | სიაში დგას
counted_back | is among those counted before | ადრე ჩამოთვლილებს შორისაა
unsaid | is not named in the sentence | წინადადებაში არ არის ნახსენები
enumerated | stands in an enumeration | ჩამონათვალშია
quoted | stands in quotes | ბრჭყალებშია
pointed | is only pointed to | მხოლოდ მითითებულია
possessor | something of its own is meant | მისი კუთვნილი რამ იგულისხმება
former | a word for “former” stands before it | წინ „ყოფილი“ უდგას
comma | a comma stands before it | წინ მძიმე უდგას
locative | its ending says where | დაბოლოება ამბობს, სად
behind=bracket | stands in brackets | ფრჩხილებშია
behind=comma | stands behind a comma | მძიმის შემდეგ დგას
behind=dash | stands behind a dash | ტირეს შემდეგ დგას
behind=stop | stands behind a short form with a stop | წერტილიანი შემოკლების შემდეგ დგას
led_by=in | a word for “in” leads to it | მასთან მიჰყავს სიტყვას „-ში“
led_by=from | a word for “from” leads to it | მასთან მიჰყავს სიტყვას „-დან“
led_by=of | a word for “of” leads to it | მასთან მიჰყავს კუთვნილების სიტყვას
led_by=to | a word for “to” leads to it | მასთან მიჰყავს სიტყვას „-კენ“
led_by=clause | another clause begins before it | მის წინ სხვა წინადადება იწყება
led_by=and | a word for “and” stands before it | მის წინ „და“ დგას
words | how many words it has | რამდენი სიტყვისგან შედგება
closed | a comma, a stop or a bracket follows it | მას მძიმე, წერტილი ან ფრჩხილი მოსდევს
goes_on=of | its name may go on behind “of” or “for” | მისი სახელი შეიძლება გრძელდებოდეს კუთვნილების სიტყვის შემდეგ
goes_on=in | its name may go on behind a word for “in” | მისი სახელი შეიძლება გრძელდებოდეს ადგილის სიტყვის შემდეგ
goes_on=and | its name may go on behind a word for “and” | მისი სახელი შეიძლება გრძელდებოდეს „და“-ს შემდეგ
goes_on=dash | its name may go on behind a dash | მისი სახელი შეიძლება გრძელდებოდეს ტირეს შემდეგ
goes_on=quote | its name may go on in quotes | მისი სახელი შეიძლება გრძელდებოდეს ბრჭყალებში
goes_on=word | an unknown word follows its name | მის სახელს უცნობი სიტყვა მოსდევს
goes_on=name | another name follows its name at once | მის სახელს მაშინვე სხვა სახელი მოსდევს
begins_behind=word | an unknown word stands before its name | მისი სახელის წინ უცნობი სიტყვა დგას
begins_behind=name | another name stands right before its name | მისი სახელის წინ უშუალოდ სხვა სახელი დგას
behind | stands behind those that merged | შერწყმულების შემდეგ დგას
behind_unit | stands behind what is counted | დათვლილის შემდეგ დგას
verbal | the text says “is” or “becomes” a member | ტექსტი ამბობს: „არის“ ან „გახდა“ წევრი
""")
ALONE = _words("""
alone | what its own signs say, all together | რას ამბობს მისი საკუთარი ნიშნები ერთად
ahead | how far it is ahead of all others by its word | რამდენად უსწრებს ამ სიტყვის ყველა სხვა წაკითხვას
ahead.reversed | how far it is ahead of the other way round | რამდენად უსწრებს საპირისპირო წაკითხვას
behind_all | how far it is behind the surest of the text | რამდენად ჩამორჩება ტექსტის ყველაზე სარწმუნოს
bias | the starting point, before any sign | საწყისი მნიშვნელობა, ნიშნების გარეშე
pattern | a pattern of the pack matches | ემთხვევა პაკეტის ნიმუშს
pattern.clean | a pattern matches and nothing casts doubt | ნიმუში ემთხვევა და საეჭვო არაფერია
pattern.clean&governed | a pattern matches the object, nothing casts doubt | ნიმუში უეჭვოდ ემთხვევა დამატებას
pattern.cost | a pattern matches, with words in between | ნიმუში ემთხვევა, მაგრამ შუაში სხვა სიტყვებია
parts | how many bodies merge | რამდენი ორგანიზაცია ერწყმის
result | the new body is named | ახალი ორგანიზაცია დასახელებულია
made=result | the text says that something was made, and what | ტექსტი ამბობს, რომ რაღაც შეიქმნა და რა
made=none | the text says that something was made, but not what | ტექსტი ამბობს, რომ რაღაც შეიქმნა, მაგრამ არ ამბობს, რა
made=before | what was made stands before those that merged | შექმნილი შერწყმულებზე ადრე დგას
both_in_one_enumeration | both stand in one enumeration | ორივე ერთ ჩამონათვალშია
colon | the sentence ends in a colon | წინადადება ორწერტილით მთავრდება
dated | the sentence has a date | წინადადებაში თარიღია
determined | the number has “the” or “its” before it | რიცხვს წინ „ეს“ ან „მისი“ უდგას
newly_counted | newcomers are counted | ახლები ითვლება
small | the number is small | რიცხვი მცირეა
unites | the sentence says “unites” or “has” | წინადადება ამბობს „აერთიანებს“ ან „ჰყავს“
gap | distance of part and whole | მანძილი ნაწილსა და მთელს შორის
of_owner | the whole stands right behind “of” | მთელი ნაწილს უშუალოდ ახლავს
owner_before | the whole stands right before the part, as its owner | მთელი ნაწილის წინ დგას, როგორც მფლობელი
part_first | the part is named before the whole | ნაწილი მთელზე ადრეა ნახსენები
whole_first | the whole is named before the part | მთელი ნაწილზე ადრეა ნახსენები
""")
BESIDES = _words("""
other_noun | by another noun than its own | სხვა სიტყვით, ვიდრე მისი სახელია
alike | and so many others are called by this noun | და ამდენ სხვასაც ეს სიტყვა ჰქვია
membership | beside the noun “membership” | „წევრობის“ გვერდით
other_object | while the telling word has another object | მთავარ სიტყვას კი სხვა დამატება აქვს
others_named | while others are | სხვები კი ნახსენებია
group_or_organ | while a working group or a board is | ჯგუფი ან საბჭო კი ნახსენებია
we | while the text says “we” | ტექსტი კი ამბობს „ჩვენ“
in_title | but in the headline | მაგრამ სათაურშია
most_named | but named most often | მაგრამ ყველაზე ხშირად არის ნახსენები
just_named | but named just before | მაგრამ ცოტა ხნის წინ იყო ნახსენები
subject_said | in a language that names its subject | ენაში, რომელიც ქვემდებარეს ასახელებს
possessive | but a word such as “its” points to it | მაგრამ სიტყვა „მისი“ მასზე მიუთითებს
colon | behind a sentence that announces a list | წინადადების შემდეგ, რომელიც სიას იწყებს
no_colon | behind a sentence that announces no list | წინადადების შემდეგ, რომელიც სიას არ იწყებს
to_end | and the telling word is far from it | მთავარი სიტყვა კი მისგან შორსაა
final | in a language whose names end in their noun | ენაში, რომლის სახელებიც მთავარი სიტყვით მთავრდება
initial | in a language whose names begin with their noun | ენაში, რომლის სახელებიც მთავარი სიტყვით იწყება
named_share | and so many of the list are organisations | და სიაში ამდენი ორგანიზაციაა
no_head | without a noun that says what it is | სიტყვის გარეშე, რომელიც ამბობს, რა არის
prose | as running words | ჩვეულებრივი ტექსტის სახით
""")
VALUES = _words("""
umbrella | a network or association | ქსელი ან გაერთიანება
site | a museum, library or the like | მუზეუმი, ბიბლიოთეკა ან მსგავსი
group | a working group or section | სამუშაო ჯგუფი ან სექცია
organ | a board or assembly | საბჭო ან კრება
other | another kind of organisation | სხვა სახის ორგანიზაცია
none | no kind that is known | უცნობი სახე
name | its name | სახელი
acronym | its acronym | აბრევიატურა
weak | a name without a noun that says what it is | სახელი, რომელიც არ ამბობს, რა არის
bare | a noun such as “the museum” | არსებითი სახელი, მაგ. „მუზეუმი“
self | “we” | „ჩვენ“
pronoun | a pronoun | ნაცვალსახელი
line | a line of a list | სიის სტრიქონი
nom | the nominative | სახელობითი
gen | the genitive | ნათესაობითი
dat | the dative | მიცემითი
erg | the ergative | მოთხრობითი
def | the form with an article | ნაწილაკიანი ფორმა
cop | the form that says “is” | „არის“-ის ფორმა
acc | the accusative | ბრალდებითი
ins | the instrumental | მოქმედებითი
loc | the locative | ადგილობითი
voc | the vocative | წოდებითი
part | the partitive | ნაწილობითი
adv | the adverbial case | ვითარებითი
in | the case that says “in” | „-ში“
on | the case that says “on” | „-ზე“
to | the case that says “to” | „-კენ“
from | the case that says “from” | „-დან“
with | the case that says “with” | „-თან“
for | the case that says “for” | „-თვის“
as | the case that says “as” | „-ად“
by | the case that says “by” | „-ით“
title | the headline | სათაური
text | running text | ჩვეულებრივი ტექსტი
item | an item of a list | სიის პუნქტი
beside | (place beside a name) | (ადგილი სახელის გვერდით)
beside.loosely | (place near a name, with words between) | (ადგილი სახელის ახლოს, შუაში სიტყვებით)
beside.before | (place before a name) | (ადგილი სახელის წინ)
division | a noun such as “branch” or “section” | სიტყვა, მაგ. „ფილიალი“ ან „სექცია“
number | a number | რიცხვი
number_behind | a number behind what it counts | რიცხვი იმის შემდეგ, რასაც ითვლის
role | a kind of membership | წევრობის სახე
group_or_organ | a working group or a board | სამუშაო ჯგუფი ან საბჭო
""")
CLASSES = _words("""
about | about so many | დაახლოებით
admit | admitting | მიღება
and | and | და
announce | announcing | გამოცხადება
article | articles | არტიკლი
attend | being present | დასწრება
based | a seat | ადგილსამყოფელი
be | being | ყოფნა
become | becoming | გახდომა
belong | belonging | კუთვნილება
both | both | ორივე
by_then | by a date | თარიღამდე
clause | a new clause | ახალი წინადადება
decided | a decision | გადაწყვეტილება
definite | the, this | ეს, აღნიშნული
dissolve | dissolving | გაუქმება
effect | taking effect | ძალაში შესვლა
ended | an end | დასრულება
former | a former name or state | ყოფილი სახელი ან მდგომარეობა
found | founding | დაარსება
future | the future | მომავალი
generic | many or all | ბევრი ან ყველა
hypothetical | a condition or a possibility | პირობა ან შესაძლებლობა
join | joining | გაწევრიანება
leave | leaving | გასვლა
list_lead | a list | ჩამონათვალი
member | a member | წევრი
membership | membership | წევრობა
merge | merging | შერწყმა
more_than | more than | მეტი
neg | denial | უარყოფა
newly | newness | სიახლე
not_member | members of another kind | სხვაგვარი წევრები
occasion | a meeting | შეხვედრა
office | an office that a person holds | პირის თანამდებობა
only | only | მხოლოდ
other_relation | another relation (partner, project) | სხვა კავშირი (პარტნიორი, პროექტი)
part | being a part | ნაწილობა
past | the past | წარსული
person | a person | პირი
planned | a plan | გეგმა
possessive | its, their | მისი, მათი
pronoun | a pronoun | ნაცვალსახელი
relative | which | რომელიც
rename | renaming | სახელის შეცვლა
result | what a merger makes | შერწყმის შედეგი
same_day | the same day | იმავე დღეს
self | we, our | ჩვენ, ჩვენი
since | since | შემდეგ, -დან
stop | words that begin no name | სიტყვები, რომლებითაც სახელი არ იწყება
today | today | დღეს
unite | uniting | გაერთიანება
until | until | მდე
upgrade | a change of role or a renewal | სტატუსის შეცვლა ან განახლება
we | we (in the verb) | ჩვენ (ზმნაში)
welcome | welcoming | მისალმება
""")
PREPOSITIONS = _words("""
prep:of | “of” stands before it | წინ კუთვნილების თანდებული უდგას
prep:to | “to” stands before it | წინ მიმართულების თანდებული უდგას
prep:in | “in” stands before it | წინ ადგილის თანდებული უდგას
prep:by | “by” stands before it | წინ მოქმედის თანდებული უდგას
prep:with | “with” stands before it | წინ თანხლების თანდებული უდგას
prep:from | “from” stands before it | წინ გამოსვლის თანდებული უდგას
prep:as | “as” stands before it | წინ „როგორც“ უდგას
prep:for | “for” stands before it | წინ დანიშნულების თანდებული უდგას
""")
UNITS = _words("""
members | members | წევრები
museums | museums | მუზეუმები
libraries | libraries | ბიბლიოთეკები
archives | archives | არქივები
countries | countries | ქვეყნები
organisations | organisations | ორგანიზაციები
institutions | institutions | დაწესებულებები
universities | universities | უნივერსიტეტები
galleries | galleries | გალერეები
sites | sites | ძეგლები
staff | staff | თანამშრომლები
companies | companies | კომპანიები
theatres | theatres | თეატრები
towns | towns | ქალაქები
individuals | individuals | პირები
schools | schools | სკოლები
member institutions | member institutions | წევრი დაწესებულებები
national committees | national committees | ეროვნული კომიტეტები
""")
PHRASES: Words = {"en": " – ", "ka": " – "}
NEAR: Mapping[str, Words] = {
    "near": {"en": "near the telling word stands one for: {name}", "ka": "მთავარი სიტყვის ახლოს დგას სიტყვა: {name}"},
    "far": {"en": "in the sentence stands a word for: {name}", "ka": "წინადადებაში დგას სიტყვა: {name}"},
}
OTHERS: Mapping[str, Words] = {
    "trigger": {"en": "the telling word is one for: {value}", "ka": "მთავარი სიტყვა ნიშნავს: {value}"},
    "block": {"en": "it is said in {value}", "ka": "ნათქვამია აქ: {value}"},
    "unit": {"en": "{value} are counted", "ka": "ითვლება: {value}"},
    "heads": {"en": "the one: {value}; the other: {other}", "ka": "ერთი: {value}; მეორე: {other}"},
    "order": {"en": "the order is: {value}", "ka": "რიგი: {value}"},
    "model.claim": {
        "en": "the language model {value} says so, and nobody has looked",
        "ka": "ამას ამბობს ენობრივი მოდელი {value}; ჯერ არავის შეუმოწმებია",
    },
    "model.yes": {
        "en": "the language model {value} finds it in the sentence",
        "ka": "ენობრივი მოდელი {value}: წინადადება ამას ამბობს",
    },
    "model.no": {
        "en": "the language model {value} does not find it in the sentence",
        "ka": "ენობრივი მოდელი {value}: წინადადება ამას არ ამბობს",
    },
    "model.planned": {
        "en": "the language model {value} takes it for a plan",
        "ka": "ენობრივი მოდელი {value}: ეს მხოლოდ გეგმაა",
    },
    "beside": {"en": "by a word for: {value}", "ka": "სიტყვასთან: {value}"},
}
MISSING: Words = {"en": "not so: {sign}", "ka": "ასე არ არის: {sign}"}
LETTERS = _words("""
M | member | წევრი
G | body joined | გაერთიანება
T | telling word | მთავარი სიტყვა
A | old name | ძველი სახელი
B | new name | ახალი სახელი
""")


def sign(feature: str, lang: str) -> str:
    """A feature in plain words; one that has none stands for itself."""
    return plain(feature, lang) or feature


def plain(feature: str, lang: str) -> str | None:
    """A feature in plain words; None where there are none."""
    if feature.startswith(ABSENT):
        there = plain(feature.removeprefix(ABSENT), lang)
        return there and MISSING[lang].format(sign=there)
    if feature in ALONE:
        return ALONE[feature][lang]
    base, *beside = feature.split("&")
    parts = [_said(base, lang), *(_beside(name, lang) for name in beside)]
    said = [part for part in parts if part]
    return PHRASES[lang].join(said) if len(said) == len(parts) else None


def class_words(name: str, lang: str) -> str:
    """What the words of a class say; a class of another kind (a role, a unit) by its own name."""
    for table in (CLASSES, VALUES, UNITS):
        if name in table:
            return table[name][lang]
    return f"„{name}“" if lang == "ka" else f"“{name}”"


def _said(base: str, lang: str) -> str | None:
    key, _, value = base.partition("=")
    if base in ALONE:
        return ALONE[base][lang]
    if key in ("heads", "order"):
        return _arrangement(key, value, lang)
    if value and key in OTHERS:
        return OTHERS[key][lang].format(value=class_words(value, lang))
    subject, _, rest = base.partition(".")
    if rest in NEAR:
        return NEAR[rest][lang].format(name=class_words(subject, lang))
    said = _of_slot(rest, lang)
    return PHRASES[lang].join([SLOTS[subject][lang], said]) if subject in SLOTS and said else None


def _of_slot(rest: str, lang: str) -> str | None:
    if rest in SIGNS:
        return SIGNS[rest][lang]
    if rest in PREPOSITIONS:
        return PREPOSITIONS[rest][lang]
    key, _, value = rest.partition("=")
    if value and key in SIGNS and value in VALUES:
        return SIGNS[key][lang].format(value=VALUES[value][lang])
    return SIGNS["case"][lang].format(value=VALUES[rest][lang]) if rest in VALUES else None  # `member.gen&membership`


def _beside(name: str, lang: str) -> str | None:
    if name in BESIDES:
        return BESIDES[name][lang]
    known = name in CLASSES or name in VALUES
    return OTHERS["beside"][lang].format(value=class_words(name, lang)) if known else None


def _arrangement(key: str, value: str, lang: str) -> str | None:
    if key == "heads":
        one, _, other = value.partition(">")
        known = one in VALUES and other in VALUES
        return OTHERS[key][lang].format(value=VALUES[one][lang], other=VALUES[other][lang]) if known else None
    named = list(_letters(value, lang))
    return OTHERS[key][lang].format(value=", ".join(named)) if len(named) == len(value) else None


def _letters(order: str, lang: str) -> Iterator[str]:
    return (LETTERS[letter][lang] for letter in order if letter in LETTERS)

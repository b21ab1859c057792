"""Everything that the workbench says, in English and Georgian."""

from collections.abc import Mapping

Words = Mapping[str, str]


def _words(table: str) -> Mapping[str, Words]:
    """`name | English | Georgian`, a line each."""
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return {name: {"en": english, "ka": georgian} for name, english, georgian in rows}


WORDS: Mapping[str, Words] = _words(
    """
    workbench | Workbench | სამუშაო მაგიდა
    queue | To look at | გადასახედი
    announcements | Announcements | განცხადებები
    organisations | Organisations | ორგანიზაციები
    decisions | Decisions | გადაწყვეტილებები
    packs | Language packs | ენობრივი პაკეტები
    packs_lead | Announcements say what no pack foresees. What you add here stands in a file of your own beside the pack that comes along, and counts from the next run on. | განცხადებებში გვხვდება ისეთი სიტყვები, რომლებიც პაკეტმა არ იცის. რასაც აქ დაამატებთ, თქვენს ფაილში ჩაიწერება არსებული პაკეტის გვერდით და შემდეგი გაშვებიდან იმოქმედებს.
    pack_word | Words | სიტყვები
    pack_word_help | All forms, in lower case, with commas between. A word that ends in * stands for all that begin so. | ყველა ფორმა, მძიმეებით გამოყოფილი. სიტყვა, რომელიც *-ით მთავრდება, ნიშნავს ყველა იმ სიტყვას, რომელიც ასე იწყება.
    pack_says | What they tell | რას გვეუბნება
    pack_noun | A noun in names | სახელის მთავარი სიტყვა
    pack_noun_help | The noun that makes a name a name, in the form of a dictionary: brotherhood, ecomuseum. | სიტყვა, რომლითაც სახელი იცნობა, ლექსიკონის ფორმით: საძმო, ეკომუზეუმი.
    pack_noun_is | What it names | რას აღნიშნავს
    pack_sentence | A sentence | წინადადება
    pack_sentence_help | One that must be read, with what it says; or one that must give nothing. | წინადადება, რომელიც უნდა წაიკითხებოდეს, და რას ამბობს; ან ისეთი, რომელმაც არაფერი უნდა მოგვცეს.
    pack_example | must be read | უნდა წაიკითხებოდეს
    pack_reject | must give nothing | არაფერი უნდა მოგვცეს
    pack_kind | What it says | რას ამბობს
    pack_first | Who | ვინ
    pack_second | Of what, into what, where, how many | რისი, რად, სად, რამდენი
    pack_pattern | A pattern | ნიმუში
    pack_pattern_help | An order of words, for example: {member} ... <join> .. {group} | სიტყვების რიგი, მაგალითად: {member} ... <join> .. {group}
    pack_match | The pattern | ნიმუში
    pack_file | What you added | რაც თქვენ დაამატეთ
    pack_nothing | Nothing yet. | ჯერ არაფერი.
    pack_saved | Saved. It counts from the next run on: `tsevri run`. | შენახულია. იმოქმედებს შემდეგი გაშვებიდან: `tsevri run`.
    look_lead | Nothing is saved yet. | ჯერ არაფერი შენახულა.
    look_read | Announcements with these words | განცხადებები ამ სიტყვებით
    look_changed | of them change | აქედან იცვლება
    look_more | There are more; these were read anew. | კიდევ არის; ხელახლა ესენი წავიკითხეთ.
    look_promises | Sentences of the pack that are read as promised | პაკეტის წინადადებები, რომლებიც სწორად იკითხება
    look_before | before | მანამდე
    look_after | now | ახლა
    look_broken | Not read as promised | სწორად ვერ იკითხება
    look_nothing | No announcement is read otherwise. | არცერთი განცხადება არ იკითხება სხვაგვარად.
    type_membership | a membership: who, of what | წევრობა: ვინ, რისი
    type_founded | a founding: of what | დაარსება: რისი
    type_dissolved | an end: of what | გაუქმება: რისი
    type_renamed | a renaming: what, into what | სახელის შეცვლა: რისი, რად
    type_merged | a merger: what, into what | შერწყმა: რისი, რად
    type_part_of | a part: what, of what | ნაწილი: რა, რისი
    type_located_in | a seat: of what, where | ადგილსამყოფელი: რისი, სად
    type_size | a size: of what, how many | რაოდენობა: რისი, რამდენი
    nothing_written | Write something first. | ჯერ ჩაწერეთ რამე.
    nothing_given | Say whom the sentence is about: | მიუთითეთ, ვისზეა წინადადება:
    language_name | English | ქართული
    skip | Skip to the content | ძირითად შინაარსზე გადასვლა
    all | Everything | ყველა
    held-back | Held back | შეჩერებული
    conflict | Sources disagree | წყაროები ეწინააღმდეგება
    stale | Decide again | ხელახლა გადასაწყვეტი
    match | Perhaps the same | შესაძლოა ერთი და იგივე
    uncertain | Not certain enough | არასაკმარისად სარწმუნო
    claim | Said, but not asserted | ნახსენები, მაგრამ არ მტკიცდება
    any_language | All languages | ყველა ენა
    language | Language | ენა
    filter | Show | ჩვენება
    empty | Nothing is waiting here. | აქ გადასახედი არაფერია.
    none_found | Nothing was found. | ვერაფერი მოიძებნა.
    next | Next | შემდეგი
    previous | Previous | წინა
    accept | Accept | დადასტურება
    reject | Reject | უარყოფა
    fix | Correct | შესწორება
    accept_all | Accept the selected | მონიშნულის დადასტურება
    reject_all | Reject the selected | მონიშნულის უარყოფა
    select | Select | მონიშვნა
    open | Open | გახსნა
    same | They are one | ერთი და იგივეა
    different | They are two | სხვადასხვაა
    unsure | I cannot tell | ვერ ვამბობ
    compare | Compare | შედარება
    undo | Take back | გაუქმება
    undone | taken back | გაუქმებულია
    save | Save | შენახვა
    cancel | Back | უკან
    why | Why | რატომ
    by | Your name | თქვენი სახელი
    preview | What this changes | რას ცვლის ეს
    preview_lead | Exactly these statements of the next release change. Nothing is saved yet. | შემდეგ გამოშვებაში ზუსტად ეს მტკიცებები შეიცვლება. ჯერ არაფერი შენახულა.
    added | Added | ემატება
    removed | Removed | აკლდება
    no_change | No statement changes. | არცერთი მტკიცება არ იცვლება.
    saved | Saved. It counts from the next release on: `tsevri publish`. | შენახულია. ძალაში შევა შემდეგი გამოშვებიდან: `tsevri publish`.
    refused | This was not saved. | ეს არ შენახულა.
    text | The text | ტექსტი
    facts | What was found | რა მოიძებნა
    no_facts | No facts were found in this text. | ამ ტექსტში ფაქტები ვერ მოიძებნა.
    confidence | confidence | სანდოობა
    rule | rule | წესი
    reasons | What spoke for and against | მომხრე და საწინააღმდეგო ნიშნები
    published | will be published | გამოქვეყნდება
    review | not certain enough to publish | გამოსაქვეყნებლად საკმარისად სარწმუნო არ არის
    not_asserted | said, but not asserted | ნახსენებია, მაგრამ არ მტკიცდება
    planned | a plan: “{word}” | გეგმა: „{word}“
    negated | denied: “{word}” | უარყოფილი: „{word}“
    ended | over: “{word}” | დასრულებული: „{word}“
    hypothetical | a condition or a possibility: “{word}” | პირობა ან შესაძლებლობა: „{word}“
    silent | too uncertain to show elsewhere | სხვაგან საჩვენებლად მეტისმეტად საეჭვო
    more_facts | Too uncertain to be shown elsewhere | სხვაგან საჩვენებლად მეტისმეტად საეჭვო
    decided_accept | accepted | დადასტურებულია
    decided_reject | rejected | უარყოფილია
    decided_edit | corrected | შესწორებულია
    was | As it was found | როგორც მოიძებნა
    became | As it was corrected | როგორც შესწორდა
    withdraw | Withdraw this announcement | განცხადების გამოთხოვა
    withdraw_lead | Nothing that rests on this announcement alone will be published. | არაფერი, რაც მხოლოდ ამ განცხადებას ემყარება, აღარ გამოქვეყნდება.
    withdrawn | This announcement is withdrawn. | ეს განცხადება გამოთხოვილია.
    sentence | Sentence | წინადადება
    member | Member | წევრი
    group | Body | გაერთიანება
    organisation | Organisation | ორგანიზაცია
    old | Former name | ძველი სახელი
    new | New name | ახალი სახელი
    part | Part | ნაწილი
    whole | Whole | მთელი
    parts | Merged | გაერთიანებული
    result | Result | შედეგი
    event | What happened | რა მოხდა
    role | Role | სტატუსი
    start | From | დან
    end | Until | მდე
    date | Date | თარიღი
    place | Place as written | ადგილი, როგორც წერია
    place_name | Name of the place | ადგილის სახელი
    value | Number | რიცხვი
    comparison | How exact | სიზუსტე
    unit | Of what | ერთეული
    unit_words | Of what, as written | ერთეული, როგორც წერია
    words_in_text | Words in the text | სიტყვები ტექსტში
    name_to_use | Its name | სახელი
    take_selection | Take what I selected | მონიშნულის აღება
    text_to_select | The text: select words in it, then take them with a button | ტექსტი: მონიშნეთ სიტყვები და აიღეთ ღილაკით
    date_help | 2024, 2024-05 or 2024-05-18 | 2024, 2024-05 ან 2024-05-18
    see_change | See what it changes | ვნახოთ, რას ცვლის
    names | Names | სახელები
    preferred | preferred | ძირითადი
    alternate | other name | სხვა სახელი
    acronym | acronym | აბრევიატურა
    former | former name | ყოფილი სახელი
    surface | form in a text | ფორმა ტექსტში
    prefer | Prefer this name | ამ სახელის არჩევა
    split | This name is another organisation | ეს სახელი სხვა ორგანიზაციისაა
    identifiers | Identifiers | იდენტიფიკატორები
    homepage | Homepage | ვებგვერდი
    known | in the authority file | ავტორიტეტულ ფაილშია
    provisional | provisional: in no authority file | დროებითი: ავტორიტეტულ ფაილში არ არის
    mentioned_in | Mentioned in | სად არის ნახსენები
    times | announcements | განცხადება
    alike | Perhaps the same | შესაძლოა ერთი და იგივე
    alikeness | of 100 alike | 100-დან მსგავსება
    elsewhere | Perhaps known elsewhere | შესაძლოა სხვაგანაც იცნობენ
    service_sure | the service is sure | სერვისი დარწმუნებულია
    elsewhere_hint | Nothing is adopted by itself: look at the page, and write what is true into the authority file (tsevri authority add). | არაფერი მიიღება თავისით: გადახედეთ გვერდს და რაც მართალია, შეიტანეთ ავტორიტეტულ ფაილში (tsevri authority add).
    side_by_side | Side by side | გვერდიგვერდ
    search | Search | ძებნა
    search_words | Words to search for | საძიებო სიტყვები
    find_other | Compare with another organisation | შედარება სხვა ორგანიზაციასთან
    when | When | როდის
    what | What | რა
    in_force | in force | ძალაშია
    no_decisions | Nothing was decided yet. | ჯერ არაფერი გადაწყვეტილა.
    shortcuts | Keys | კლავიშები
    keys_help | J and K: next and previous. On a fact: A accept, R reject, F correct, S select. ?: this list. | J და K: შემდეგი და წინა. ფაქტზე: A დადასტურება, R უარყოფა, F შესწორება, S მონიშვნა. ?: ეს სია.
    undated | undated | უთარიღო
    error | This cannot be done | ეს ვერ მოხერხდა
    not_in_text | These words do not stand in the text: | ეს სიტყვები ტექსტში არ არის:
    not_a_choice | This is not one of the choices: | ასეთი არჩევანი არ არის:
    not_a_date | Write the date as 2024, 2024-05 or 2024-05-18, not | თარიღი ჩაწერეთ ასე: 2024, 2024-05 ან 2024-05-18, და არა
    not_a_number | Write a whole number, not | ჩაწერეთ მთელი რიცხვი და არა
    no_reason | Say why: whoever reads the decision later will ask. | მიუთითეთ მიზეზი: გადაწყვეტილების წამკითხველი მას მოიკითხავს.
    no_name | Give your name. | მიუთითეთ თქვენი სახელი.
    no_such_fact | This fact is not there any more: open the announcement again. | ეს ფაქტი აღარ არის: გახსენით განცხადება ხელახლა.
    not_a_decision | This is no decision: | ეს გადაწყვეტილება არ არის:
    nothing_chosen | Select something first. | ჯერ მონიშნეთ რამე.
    out_of_date | This page is out of date: go back, load it again and decide once more. | ეს გვერდი მოძველდა: დაბრუნდით, განაახლეთ და ხელახლა გადაწყვიტეთ.
    reason_accept | The sentence says so. | წინადადება ამას ამბობს.
    reason_reject | The sentence does not say so. | წინადადება ამას არ ამბობს.
    reason_edit | Corrected after the text. | გასწორდა ტექსტის მიხედვით.
    reason_same | Same names and place. | იგივე სახელები და ადგილი.
    reason_different | Two different bodies. | ორი სხვადასხვა დაწესებულებაა.
    reason_unsure | Cannot be told from the sources. | წყაროებიდან არ ჩანს.
    reason_prefer | It is the name the body uses. | ამ სახელს თავად იყენებს.
    reason_withdraw | Its publisher asked for it. | გამომცემლის თხოვნით.
    reason_undo | Decided in error. | შეცდომით გადაწყდა.
    pack_lead | Decide here, without a server; then save your decisions as a file and send it back. | გადაწყვიტეთ აქ, სერვერის გარეშე; შემდეგ შეინახეთ გადაწყვეტილებები ფაილად და გამოაგზავნეთ.
    download | Save my decisions as a file | გადაწყვეტილებების ფაილად შენახვა
    decided_count | decided | გადაწყვეტილი
    """
)


def words_in(lang: str) -> Mapping[str, str]:
    return {key: text[lang] for key, text in WORDS.items()}

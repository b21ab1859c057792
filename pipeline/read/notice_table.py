"""The words of the reader's findings: code → severity, message (en, ka), remedy (en, ka)."""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.model import Severity

Words = tuple[Severity, str, str, str, str]

_AS_TEXT_EN = "Save it as plain text in UTF-8 and run again."
_AS_TEXT_KA = "შეინახეთ უბრალო ტექსტად, UTF-8 კოდირებით, და ხელახლა გაუშვით."
_LATER_EN = "Open the address in a browser. If it works there, run again later."
_LATER_KA = "გახსენით მისამართი ბრაუზერში. თუ იქ იხსნება, მოგვიანებით ხელახლა გაუშვით."
_SAVE_EN = "Save the page by hand as .html and name that file instead."
_SAVE_KA = "შეინახეთ გვერდი ხელით, .html ფაილად, და მისამართის ნაცვლად ეს ფაილი მიუთითეთ."
_DATE_EN = "Write it as YYYY-MM-DD, YYYY-MM or YYYY, in the announcement or with --published."
_DATE_KA = "ჩაწერეთ სახით წწწწ-თთ-დდ, წწწწ-თთ ან წწწწ თავად განცხადებაში ან პარამეტრით --published."
_LIMIT_EN = "Cut it into smaller files, or raise max_bytes under [read] in tsevri.toml."
_LIMIT_KA = "დაყავით პატარა ფაილებად ან გაზარდეთ max_bytes ფაილ tsevri.toml-ის [read] ნაწილში."
_NONE_EN = "Nothing need be done if this is as it should be."
_NONE_KA = "თუ ასეც უნდა იყოს, არაფერია გასაკეთებელი."

_FILES: Mapping[str, Words] = {
    "read.missing": (
        "violation",
        "There is no {source}.",
        "„{source}“ არ არსებობს.",
        "Check the name and the folder you are in.",
        "შეამოწმეთ სახელი და ის საქაღალდე, საიდანაც ბრძანებას უშვებთ.",
    ),
    "read.unreadable": (
        "violation",
        "{source} cannot be read: {reason}.",
        "„{source}“ ვერ იკითხება: {reason}.",
        "Give yourself the right to read it, or take it out of the sources.",
        "მიეცით საკუთარ თავს წაკითხვის უფლება ან ამოიღეთ იგი წყაროებიდან.",
    ),
    "read.not-a-file": (
        "violation",
        "{source} is neither a file nor a folder.",
        "„{source}“ არც ფაილია და არც საქაღალდე.",
        "Name a file, a folder or an address; standard input is “-”.",
        "მიუთითეთ ფაილი, საქაღალდე ან მისამართი; სტანდარტული შესასვლელი აღინიშნება ნიშნით „-“.",
    ),
    "read.folder-again": (
        "warning",
        "{source} is a symbolic link to a folder that is read already: it was not followed again.",
        "„{source}“ სიმბოლური ბმულია საქაღალდეზე, რომელიც უკვე იკითხება: მეორედ აღარ წაკითხულა.",
        _NONE_EN,
        _NONE_KA,
    ),
    "read.unknown-type": (
        "violation",
        "{source} is of a type that Tsevri does not read.",
        "„{source}“ ისეთი ტიპისაა, რომელსაც Tsevri არ კითხულობს.",
        "It reads .txt, .md, .html, .jsonl and feeds (.xml, .rss, .atom).",
        "იკითხება .txt, .md, .html, .jsonl და საინფორმაციო არხები (.xml, .rss, .atom).",
    ),
    "read.other-files": (
        "info",
        "{source}: {number} of the files here were not read because of their type ({suffix}).",
        "„{source}“: აქ {number} ფაილი ტიპის გამო არ წაკითხულა ({suffix}).",
        "It reads .txt, .md, .html, .jsonl and feeds (.xml, .rss, .atom).",
        "იკითხება .txt, .md, .html, .jsonl და საინფორმაციო არხები (.xml, .rss, .atom).",
    ),
    "read.too-large": (
        "violation",
        "{source} is larger than {limit} bytes: it was not read.",
        "„{source}“ {limit} ბაიტზე დიდია: არ წაკითხულა.",
        _LIMIT_EN,
        _LIMIT_KA,
    ),
    "read.empty": (
        "warning",
        "{source} is empty.",
        "„{source}“ ცარიელია.",
        _NONE_EN,
        _NONE_KA,
    ),
    "read.no-text": (
        "warning",
        "{source} holds no text of an announcement.",
        "„{source}“ განცხადების ტექსტს არ შეიცავს.",
        "Look whether the text is an image or is loaded by a script; if so, save it as .txt.",
        "ნახეთ, ტექსტი სურათი ხომ არ არის ან სკრიპტით ხომ არ იტვირთება; თუ ასეა, შეინახეთ .txt ფაილად.",
    ),
    "read.stdin-missing": (
        "violation",
        "There is no standard input to read.",
        "სტანდარტული შესასვლელიდან არაფერია წასაკითხი.",
        "Pipe an announcement into the command: cat notice.txt | tsevri run -",
        "მიაწოდეთ განცხადება ბრძანებას: cat notice.txt | tsevri run -",
    ),
    "read.sidecar": (
        "violation",
        "{source} cannot be used: {problem}. Its announcement was not read.",
        "„{source}“ ვერ გამოიყენება: {problem}. მისი განცხადება არ წაკითხულა.",
        "A sidecar file holds lines such as title = \"…\"; known keys are title, language, published, url, publisher.",
        "თანმხლებ ფაილში წერია სტრიქონები, მაგალითად title = \"…\"; ნაცნობი გასაღებებია title, language, "
        "published, url, publisher.",
    ),
    "read.sidecar-alone": (
        "warning",
        "{source} describes an announcement that is not beside it.",
        "„{source}“ აღწერს განცხადებას, რომელიც გვერდით არ უდევს.",
        "Give both the same name: notice.txt and notice.meta.toml.",
        "ორივეს ერთი სახელი უნდა ერქვას: notice.txt და notice.meta.toml.",
    ),
}  # fmt: skip

_BYTES: Mapping[str, Words] = {
    "read.binary": (
        "violation",
        "{source} is not text (it holds NUL or other control bytes).",
        "„{source}“ ტექსტი არ არის (შეიცავს NUL ან სხვა მმართველ ბაიტებს).",
        _AS_TEXT_EN,
        _AS_TEXT_KA,
    ),
    "read.control-characters": (
        "warning",
        "{source} holds {number} characters that no text may hold (NUL, controls, half characters): "
        "“\ufffd” stands in their place.",
        "„{source}“ შეიცავს {number} სიმბოლოს, რომელიც ტექსტში დაუშვებელია (NUL, მმართველი სიმბოლოები, "
        "ნახევარი სიმბოლოები): მათ ადგილას დგას „\ufffd“.",
        "If words are damaged by it, repair the file.",
        "თუ ამით სიტყვები დაზიანდა, შეასწორეთ ფაილი.",
    ),
    "read.not-utf8": (
        "warning",
        "{source} is not UTF-8; it was read as {charset}, which is a guess.",
        "„{source}“ UTF-8 არ არის; წაკითხულია როგორც {charset}, ეს კი ვარაუდია.",
        "Look whether its letters are right; to be sure, save it as UTF-8.",
        "ნახეთ, ასოები სწორად თუ ჩანს; საიმედოობისთვის შეინახეთ UTF-8 კოდირებით.",
    ),
    "read.broken-bytes": (
        "warning",
        "{source} is {charset} with some broken bytes; “\ufffd” stands in their place.",
        "„{source}“ არის {charset}, მაგრამ რამდენიმე ბაიტი დაზიანებულია; მათ ადგილას დგას „\ufffd“.",
        "If words are damaged by it, repair the file.",
        "თუ ამით სიტყვები დაზიანდა, შეასწორეთ ფაილი.",
    ),
    "read.charset-unknown": (
        "violation",
        "{source} is not UTF-8, and its encoding cannot be told.",
        "„{source}“ UTF-8 არ არის და მისი კოდირება ვერ დგინდება.",
        _AS_TEXT_EN,
        _AS_TEXT_KA,
    ),
    "read.json": (
        "violation",
        "{source} is not valid JSON: {problem}.",
        "„{source}“ არ არის სწორი JSON: {problem}.",
        "Repair this line: one whole JSON object with a \"text\" on each line. The other lines were read.",
        "შეასწორეთ ეს სტრიქონი: თითო სტრიქონზე ერთი მთლიანი JSON-ობიექტი, რომელსაც აქვს \"text\". "
        "დანარჩენი სტრიქონები წაკითხულია.",
    ),
    "read.json-text": (
        "violation",
        "{source} has no \"text\".",
        "„{source}“: აკლია \"text\".",
        "Each line of a .jsonl file is an object as "
        "{{\"title\": \"…\", \"published\": \"2024-05-18\", \"text\": \"…\"}}.",
        ".jsonl ფაილის ყოველი სტრიქონი ასეთი ობიექტია: "
        "{{\"title\": \"…\", \"published\": \"2024-05-18\", \"text\": \"…\"}}.",
    ),
    "read.json-field": (
        "warning",
        "{source}: \"{key}\" is not a text and was ignored.",
        "„{source}“: \"{key}\" ტექსტი არ არის და არ იქნა გათვალისწინებული.",
        "Put the value in quotes.",
        "მნიშვნელობა ბრჭყალებში ჩასვით.",
    ),
    "read.line-too-long": (
        "violation",
        "{source} is longer than {limit} bytes: this line was not read.",
        "„{source}“ {limit} ბაიტზე გრძელია: ეს სტრიქონი არ წაკითხულა.",
        "Put one announcement on each line.",
        "თითო სტრიქონზე თითო განცხადება მოათავსეთ.",
    ),
    "read.jsonl-utf16": (
        "violation",
        "{source} is UTF-16, but a .jsonl file must be UTF-8.",
        "„{source}“ UTF-16 კოდირებითაა, .jsonl ფაილი კი UTF-8 უნდა იყოს.",
        _AS_TEXT_EN,
        _AS_TEXT_KA,
    ),
    "read.html-too-deep": (
        "warning",
        "{source}: the elements of this page are nested too deeply; what stands deeper was not read.",
        "„{source}“: გვერდის ელემენტები ერთმანეთში ზედმეტად ღრმადაა ჩალაგებული; უფრო ღრმად მყოფი ტექსტი არ წაკითხულა.",
        "Copy the text of the announcement into a .txt file.",
        "განცხადების ტექსტი .txt ფაილში გადაიტანეთ.",
    ),
    "read.html-failed": (
        "violation",
        "{source}: the text of this page could not be found, because it is put together in an unusual way.",
        "„{source}“: გვერდის ტექსტი ვერ მოიძებნა, რადგან გვერდი უჩვეულოდაა აგებული.",
        "Copy the text of the announcement into a .txt file.",
        "განცხადების ტექსტი .txt ფაილში გადაიტანეთ.",
    ),
    "read.feed-entities": (
        "violation",
        "{source} declares XML entities, which can make a small file unfold without end: it was not read.",
        "„{source}“ XML-ერთეულებს აცხადებს, რომლებითაც პატარა ფაილი შეიძლება უსასრულოდ გაიშალოს: არ წაკითხულა.",
        "Ask the publisher for a feed without a DOCTYPE.",
        "სთხოვეთ გამომცემელს არხი DOCTYPE-ის გარეშე.",
    ),
    "read.not-a-feed": (
        "violation",
        "{source} is not an RSS or Atom feed.",
        "„{source}“ არ არის RSS ან Atom არხი.",
        "Name the address of the feed itself, or the pages.",
        "მიუთითეთ თავად არხის მისამართი ან გვერდები.",
    ),
    "read.feed-broken": (
        "warning",
        "{source} is not well-formed XML; {number} entries could be read all the same.",
        "„{source}“ სწორად აგებული XML არ არის; მაინც წაკითხულია {number} ჩანაწერი.",
        "Compare them with the feed; tell its publisher.",
        "შეადარეთ არხს და შეატყობინეთ მის გამომცემელს.",
    ),
    "read.feed-empty": (
        "warning",
        "{source} is a feed without entries.",
        "„{source}“ არხია, რომელშიც ჩანაწერები არ არის.",
        _NONE_EN,
        _NONE_KA,
    ),
}  # fmt: skip

_STATEMENTS: Mapping[str, Words] = {
    "read.date-impossible": (
        "warning",
        "{source}: no calendar has the publication date “{value}”. It was ignored.",
        "„{source}“: გამოქვეყნების თარიღი „{value}“ კალენდარში არ არსებობს. არ იქნა გათვალისწინებული.",
        _DATE_EN,
        _DATE_KA,
    ),
    "read.date-future": (
        "warning",
        "{source}: the publication date {value} is still to come. It was ignored.",
        "„{source}“: გამოქვეყნების თარიღი {value} ჯერ არ დამდგარა. არ იქნა გათვალისწინებული.",
        _DATE_EN,
        _DATE_KA,
    ),
    "read.date-form": (
        "warning",
        "{source}: the publication date “{value}” was not understood. It was ignored.",
        "„{source}“: გამოქვეყნების თარიღი „{value}“ გაუგებარია. არ იქნა გათვალისწინებული.",
        _DATE_EN,
        _DATE_KA,
    ),
    "read.language-tag": (
        "warning",
        "{source}: “{value}” is not a language tag. It was ignored.",
        "„{source}“: „{value}“ ენის აღნიშვნა არ არის. არ იქნა გათვალისწინებული.",
        "Write ka for Georgian, en for English (BCP 47).",
        "ქართულისთვის დაწერეთ ka, ინგლისურისთვის en (BCP 47).",
    ),
    "read.language-contradicted": (
        "info",
        "{source} says that it is in “{value}”, but its letters are of another script: the letters were believed.",
        "„{source}“ ენად „{value}“-ს ასახელებს, მაგრამ სხვა დამწერლობით წერია: უპირატესობა დამწერლობას მიენიჭა.",
        "If that is wrong, name the language with --language.",
        "თუ ეს არასწორია, ენა --language პარამეტრით მიუთითეთ.",
    ),
    "read.url-form": (
        "warning",
        "{source}: “{value}” is not a whole http or https address. It was ignored.",
        "„{source}“: „{value}“ სრული http ან https მისამართი არ არის. არ იქნა გათვალისწინებული.",
        "Write the address as https://…",
        "მისამართი ჩაწერეთ სახით https://…",
    ),
    "read.front-matter-key": (
        "warning",
        "{source}: unknown key “{value}” at the head of the text. It was ignored.",
        "„{source}“: ტექსტის თავში უცნობი გასაღებია „{value}“. არ იქნა გათვალისწინებული.",
        "Did you mean “{near}”?",
        "ხომ არ იგულისხმეთ „{near}“?",
    ),
}  # fmt: skip

_WEB: Mapping[str, Words] = {
    "read.url-refused": (
        "violation",
        "{url} is not an address that can be read: {reason}.",
        "მისამართი {url} ვერ წაიკითხება: {reason}.",
        "Name an address that starts with https:// or http://.",
        "მიუთითეთ მისამართი, რომელიც https://-ით ან http://-ით იწყება.",
    ),
    "read.credentials": (
        "violation",
        "{url}: the address holds a user name or password, and such addresses are not read.",
        "{url}: მისამართი მომხმარებლის სახელს ან პაროლს შეიცავს; ასეთი მისამართები არ იკითხება.",
        _SAVE_EN,
        _SAVE_KA,
    ),
    "read.private-address": (
        "violation",
        "{url} leads to {address}, an address that is not on the public internet: it was not read.",
        "{url} მიდის მისამართზე {address}, რომელიც საჯარო ინტერნეტში არ არის: არ წაკითხულა.",
        "If it is a server of your own, run again with --allow-private.",
        "თუ ეს თქვენი საკუთარი სერვერია, ხელახლა გაუშვით პარამეტრით --allow-private.",
    ),
    "read.no-host": (
        "violation",
        "{url}: there is no server of that name.",
        "{url}: ასეთი სახელის სერვერი ვერ მოიძებნა.",
        "Check the spelling of the address and your connection.",
        "შეამოწმეთ მისამართის მართლწერა და კავშირი ინტერნეტთან.",
    ),
    "read.connection": (
        "violation",
        "{url}: the connection failed or broke off.",
        "{url}: კავშირი ვერ დამყარდა ან გაწყდა.",
        _LATER_EN,
        _LATER_KA,
    ),
    "read.tls": (
        "violation",
        "{url}: no secure connection could be made; the certificate of the server may not be valid.",
        "{url}: უსაფრთხო კავშირი ვერ დამყარდა; შესაძლოა, სერვერის სერტიფიკატი სანდო არ არის.",
        "Tell the webmaster. " + _SAVE_EN,
        "შეატყობინეთ საიტის ადმინისტრატორს. " + _SAVE_KA,
    ),
    "read.timeout": (
        "violation",
        "{url}: the server said nothing for {seconds} seconds.",
        "{url}: სერვერი {seconds} წამის განმავლობაში დუმდა.",
        _LATER_EN,
        _LATER_KA,
    ),
    "read.deadline": (
        "violation",
        "{url}: the answer was not complete after {seconds} seconds and was given up.",
        "{url}: პასუხი {seconds} წამის შემდეგაც არ იყო სრული და მოლოდინი შეწყდა.",
        _LATER_EN,
        _LATER_KA,
    ),
    "read.redirects": (
        "violation",
        "{url}: the address passes on to another more than {limit} times.",
        "{url}: მისამართი {limit}-ზე მეტჯერ გადადის სხვა მისამართზე.",
        "Name the address where a browser ends up.",
        "მიუთითეთ ის მისამართი, სადაც ბრაუზერი საბოლოოდ აღმოჩნდება.",
    ),
    "read.status": (
        "violation",
        "{url}: the server answered {status} instead of a page.",
        "{url}: სერვერმა გვერდის ნაცვლად უპასუხა: {status}.",
        "Check the address in a browser; 404 and 410 mean that the page is gone.",
        "შეამოწმეთ მისამართი ბრაუზერში; 404 და 410 ნიშნავს, რომ გვერდი აღარ არსებობს.",
    ),
    "read.busy": (
        "violation",
        "{url}: the server is busy (it answered {status}) and asks to be left alone for now.",
        "{url}: სერვერი დაკავებულია (უპასუხა {status}) და ითხოვს, რომ ამჟამად აღარ მივმართოთ.",
        "Run again later.",
        "მოგვიანებით ხელახლა გაუშვით.",
    ),
    "read.media-type": (
        "violation",
        "{url} is of type {value}, which holds no announcement that can be read.",
        "{url} არის {value} ტიპის; ასეთი ტიპიდან განცხადება ვერ წაიკითხება.",
        "Name the page that links to it, or save its text as .txt.",
        "მიუთითეთ გვერდი, რომელიც მასზე მიუთითებს, ან შეინახეთ მისი ტექსტი .txt ფაილად.",
    ),
    "read.content-encoding": (
        "violation",
        "{url}: the answer is packed in a way that cannot be unpacked ({value}).",
        "{url}: პასუხი ისეა შეკუმშული, რომ ვერ იხსნება ({value}).",
        _SAVE_EN,
        _SAVE_KA,
    ),
    "read.robots": (
        "violation",
        "{url}: the robots.txt of the site asks programs not to read this page, and that was respected.",
        "{url}: საიტის robots.txt პროგრამებს ამ გვერდის წაკითხვას უკრძალავს და ეს დაცულია.",
        _SAVE_EN,
        _SAVE_KA,
    ),
    "read.robots-unknown": (
        "violation",
        "{url}: the server answered {status} for robots.txt, so it is not known whether the page may be read.",
        "{url}: robots.txt-ის ნაცვლად სერვერმა უპასუხა: {status}, ამიტომ უცნობია, შეიძლება თუ არა გვერდის წაკითხვა.",
        "Run again later. " + _SAVE_EN,
        "მოგვიანებით ხელახლა გაუშვით. " + _SAVE_KA,
    ),
    "read.archived-copy": (
        "warning",
        "{url} could not be read now; the copy in the archive was used. {why}",
        "{url} ამჟამად ვერ იკითხება; გამოყენებულია არქივში შენახული ასლი. {why}",
        "Run again later to see what is new.",
        "სიახლეების სანახავად მოგვიანებით ხელახლა გაუშვით.",
    ),
}  # fmt: skip

TABLE: Mapping[str, Words] = MappingProxyType({**_FILES, **_BYTES, **_STATEMENTS, **_WEB})

"""Makes the version pairs that bench_delta measures: sites of several kinds, and the changes that people make to them.

Everything comes from one seed, so a pair is the same on any machine. No text is anyone's; words are drawn from a list
with the uneven frequencies of real text, sentences from a few patterns.
"""
import hashlib
import pathlib
import random
import re
import shutil
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

COMMON = "the of and to in a is that for it as was with be by on not he his but at are this have from or had an".split()
STEMS = ("arrange balance breathe careful change clear collect comfort compare consider control cover decide describe "
         "direct during effect either enough example explain follow gather gentle guide handle happen healthy improve "
         "include inform inside instead keep language later learn letter level listen little manage measure method "
         "middle minute moment morning notice number offer office often order outside people perhaps person place "
         "plain please point possible prepare present probably problem provide quiet rather reach ready reason receive "
         "record regular remember report require return review safety season second section service several simple "
         "slowly special start support system table teach together toward travel usual visit water weather window "
         "within without worker").split()
ENDINGS = ["", "", "", "s", "ed", "ing", "ly", "er", "ment"]


class Writer:
    """Text and markup from a seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        words = sorted({stem + end for stem in STEMS for end in ENDINGS})
        self.random.shuffle(words)
        self.words, self.weights = words, [1 / (rank + 5) for rank in range(len(words))]

    def sentence(self):
        picked = self.random.choices(self.words, self.weights, k=self.random.randint(5, 16))
        for place in range(1, len(picked), 2):
            picked[place] = self.random.choice(COMMON) if self.random.random() < 0.8 else picked[place]
        comma = self.random.randrange(2, len(picked))
        if self.random.random() < 0.4:
            picked[comma - 1] += ","
        return " ".join(picked).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.random.randint(2, 6)))

    def title(self):
        return " ".join(self.random.choices(self.words, self.weights, k=3)).capitalize()

    def noise(self, count):
        return self.random.randbytes(count)


def page(writer, name, titles, body):
    links = "".join(f'<li class="nav-item"><a class="nav-link" href="{n}.html">{t}</a></li>\n' for n, t in titles)
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{dict(titles)[name]}</title>\n'
            f'<link rel="stylesheet" href="styles/site.css">\n</head>\n<body class="page">\n<nav class="site-nav">\n<ul>\n'
            f'{links}</ul>\n</nav>\n<main id="content">\n<h1>{dict(titles)[name]}</h1>\n{body}</main>\n'
            '<footer class="site-footer"><p>All pages may be printed for use in class.</p></footer>\n'
            '<script src="scripts/site.js" defer></script>\n</body>\n</html>\n')


def style(writer, rules):
    names = writer.random.sample(writer.words, rules)
    return "".join(f".{n} {{\n  margin: {writer.random.randint(0, 32)}px;\n  color: #{writer.random.randrange(4096):03x};\n}}\n"
                   for n in names)


def pages(folder, writer, count, body):
    names = [f"page-{n:02}" for n in range(count)]
    titles = [(n, writer.title()) for n in names]
    for name in names:
        put(folder / f"{name}.html", page(writer, name, titles, body()))
    put(folder / "styles/site.css", style(writer, 60))
    put(folder / "scripts/site.js", "".join(f"export const {w} = {n};\n" for n, w in enumerate(writer.words[:80])))


def lesson_site(folder, writer):
    """Lessons: a few paragraphs, a list of questions, a picture each."""
    def body():
        text = "".join(f"<p>{writer.paragraph()}</p>\n" for _ in range(writer.random.randint(5, 9)))
        asks = "".join(f'<li><label><input type="radio" name="q"> {writer.sentence()}</label></li>\n' for _ in range(6))
        return f'{text}<section class="quiz"><h2>{writer.title()}</h2>\n<ol>\n{asks}</ol></section>\n'
    pages(folder, writer, 24, body)
    for number in range(6):
        put(folder / f"media/picture-{number}.png", b"\x89PNG\r\n\x1a\n" + writer.noise(12_000))


def manual(folder, writer):
    """A rendered manual: long pages with headings, tables and code."""
    def body():
        parts = []
        for number in range(writer.random.randint(6, 10)):
            rows = "".join(f"<tr><td><code>--{writer.random.choice(writer.words)}</code></td>"
                           f"<td>{writer.sentence()}</td></tr>\n" for _ in range(6))
            parts.append(f'<section id="s{number}">\n<h2>{writer.title()}</h2>\n<p>{writer.paragraph()}</p>\n'
                         f'<table class="options">\n{rows}</table>\n<p>{writer.paragraph()}</p>\n</section>\n')
        return "".join(parts)
    pages(folder, writer, 16, body)


def guidance_pages(folder, writer):
    """Guidance for the public: short blocks with dates and numbered advice."""
    def body():
        return "".join(
            f'<div class="advice" data-id="{writer.random.randrange(10**6)}"><h3>{number + 1}. {writer.title()}</h3>'
            f'<p>{writer.paragraph()}</p><p class="date">Last reviewed {writer.random.randint(1, 28)} March</p></div>\n'
            for number in range(writer.random.randint(8, 14)))
    pages(folder, writer, 30, body)


def own_bundle(folder, writer):
    shutil.copytree(ROOT / "Assets" / "bundle", folder, dirs_exist_ok=True)


KINDS = [lesson_site, manual, guidance_pages, own_bundle]


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def texts(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".html", ".mustache", ".json") and p.name != "bundle.json")


def replace_words(folder, writer, share):
    """About one word in so many of all texts becomes another."""
    for file in texts(folder):
        text = re.sub(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])",
                      lambda m: writer.random.choice(writer.words) if writer.random.random() < share else m.group(),
                      file.read_text(encoding="utf-8"))
        put(file, text)


def one_word(folder, writer):
    file = max(texts(folder), key=lambda p: p.stat().st_size)
    put(file, re.sub(r"(?<=[a-z] )[a-z]{5,}(?= [a-z])", "carefully", file.read_text(encoding="utf-8"), count=1))


def one_sentence(folder, writer):
    file = texts(folder)[len(texts(folder)) // 2]
    text = file.read_text(encoding="utf-8")
    place = text.find(". ", len(text) // 2) + 2
    put(file, text[:place] + writer.sentence() + " " + text[place:])


def one_word_in_a_hundred(folder, writer):
    replace_words(folder, writer, 0.01)


def three_words_in_ten(folder, writer):
    replace_words(folder, writer, 0.30)


def template_of_all_pages(folder, writer):
    for file in texts(folder):
        text = file.read_text(encoding="utf-8")
        text = text.replace("<main", '<main data-theme="light"').replace("</footer>", "<p>Printed copies are free.</p></footer>")
        put(file, text.replace("{{>", '<i class="mark"></i>{{>', 1))


def moved_files(folder, writer):
    for number, file in enumerate(sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "bundle.json")):
        if number % 3 == 0:
            other = folder / "moved" / file.relative_to(folder)
            other.parent.mkdir(parents=True, exist_ok=True)
            file.rename(other)


def added_media(folder, writer):
    put(folder / "media/new-picture.jpg", b"\xff\xd8\xff\xe0" + writer.noise(30_000))
    put(folder / "media/new-drawing.svg", "".join(
        f'<path d="M{writer.random.randint(0, 999)} {writer.random.randint(0, 999)}h9v9z"/>\n' for _ in range(300)))
    old = sorted(folder.rglob("*.png"))
    if old:
        content = old[0].read_bytes()
        put(old[0], content[:8] + zlib.crc32(content).to_bytes(4, "big") + content[8:])


def one_number_in_each_third(folder, writer):
    for file in sorted(folder.rglob("*.svg"))[::3]:
        put(file, file.read_text().replace("h9", "h8"))
    put_sums(folder)


def new_page(folder, writer):
    put(folder / "page-new.html", page(writer, "page-new", [("page-new", writer.title())], "".join(
        f"<p>{writer.paragraph()}</p>\n" for _ in range(12))))


CHANGES = [one_word, one_sentence, one_word_in_a_hundred, three_words_in_ten, template_of_all_pages, moved_files,
           added_media, new_page]


def pair(folder, name, kind, change):
    """Writes one pair under `folder`; gives back its name, base and target."""
    base, target = folder / name / "base", folder / name / "target"
    base.mkdir(parents=True)
    kind(base, Writer(7))
    shutil.copytree(base, target)
    change(target, Writer(8))
    return name, base, target


def make(folder):
    """Every kind of site with every change, under `folder`."""
    return [pair(folder, f"{kind.__name__}, {change.__name__}".replace("_", " "), kind, change)
            for kind in KINDS for change in CHANGES]


def put_sums(folder):
    put(folder / "SHA256SUMS", "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n"
                                       for p in sorted(folder.rglob("*.svg"))))


def many_files(folder, writer):
    for number in range(6_000):
        put(folder / f"icons/{number % 60:02}/{number:04}.svg", f'<path d="M{number} {writer.random.randint(0, 999)}h9v9z"/>\n')
    put_sums(folder)


def long_texts(folder, writer):
    for number in range(6):
        put(folder / f"book-{number}.html", "".join(f"<p>{writer.paragraph()}</p>\n" for _ in range(2_500)))


def new_video(folder, writer):
    put(folder / "video.mp4", writer.noise(50_000_000))


def large(folder):
    """Pairs that are large in one way each, under `folder`."""
    return [pair(folder, "6,000 files and a list of their digests", many_files, one_number_in_each_third),
            pair(folder, "six books, three words in ten", long_texts, three_words_in_ten),
            pair(folder, "50 MB of new video", lesson_site, new_video)]


def given(folder):
    """The pairs in a directory: NAME/base and NAME/target."""
    return [(p.name, p / "base", p / "target") for p in sorted(pathlib.Path(folder).iterdir())
            if (p / "base").is_dir() and (p / "target").is_dir()]

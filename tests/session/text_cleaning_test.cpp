// How texts are cleaned: what was pasted from somewhere, and what becomes of it.

#include "session/text.hpp"

#include "catch.hpp"
#include "vectors.hpp"

#include <iterator>
#include <random>

using namespace dais;
using namespace dais::test;

namespace {

struct sample {
  char const* what;
  std::string pasted;
  std::string line;        // what becomes of it where a text has one line
  std::string lines = "";  // and where it may have several, if that is another
};

std::vector<sample> const samples{
    {"nothing", "", ""},
    {"cells of a spreadsheet", "Ana\tLima\r\nBen\tAdler\r\n", "Ana Lima Ben Adler", "Ana Lima\nBen Adler"},
    {"a slide, whose line breaks are vertical tabs", "Water\u000band fire", "Water and fire", "Water\nand fire"},
    {"pages of a PDF, parted by a form feed", "the end\u000cThe beginning", "the end The beginning", "the end\nThe beginning"},
    {"the next line of a mainframe", "one\u0085two", "one two", "one\ntwo"},
    {"line and paragraph separators", "one\u2028two\u2029three", "one two three", "one\ntwo\nthree"},
    {"an old Mac's line break", "one\rtwo", "one two", "one\ntwo"},
    {"an empty line", "one\r\n\r\ntwo", "one  two", "one\n\ntwo"},
    {"line breaks at the ends", "\r\n\n one \n\u2029", "one"},
    {"a byte order mark before and inside", "\ufeffWho pa\ufeffys?", "Who pays?"},
    {"a contact in isolates", "\u2068Ana Lima\u2069", "Ana Lima"},
    {"a phone's number in an embedding", "\u202a+1 212 555 0100\u202c", "+1 212 555 0100"},
    {"an override", "a\u202ezyx\u202cb", "azyxb"},
    {"a mark of a messenger before Latin", "\u200eAna Lima", "Ana Lima"},
    {"a mark behind Hebrew that ends with Latin", "\u05e9\u05dc\u05d5\u05dd C++\u200f", "\u05e9\u05dc\u05d5\u05dd C++\u200f"},
    {"a mark before Latin in Hebrew", "\u200fHTML \u05d4\u05d9\u05d0 \u05e9\u05e4\u05d4",
     "\u200fHTML \u05d4\u05d9\u05d0 \u05e9\u05e4\u05d4"},
    {"a mark between digits in Arabic", "\u0627\u0644\u0645\u0627\u062f\u0629 5\u061c-7", "\u0627\u0644\u0645\u0627\u062f\u0629 5\u061c-7"},
    {"soft hyphens of a PDF", "inter\u00adna\u00adtional", "international"},
    {"a ligature of a PDF", "\ufb01nance", "\ufb01nance"},
    {"a word joiner and a zero-width space in Latin", "https://\u200bexample\u2060.org", "https://example.org"},
    {"zero-width spaces in Thai", "\u0e01\u0e32\u0e23\u200b\u0e1b\u0e23\u0e30\u0e0a\u0e38\u0e21",
     "\u0e01\u0e32\u0e23\u200b\u0e1b\u0e23\u0e30\u0e0a\u0e38\u0e21"},
    {"zero-width spaces in Khmer", "\u1780\u17b6\u179a\u200b\u1794\u17d2\u179a\u1787\u17bb\u17c6",
     "\u1780\u17b6\u179a\u200b\u1794\u17d2\u179a\u1787\u17bb\u17c6"},
    {"a non-joiner in Persian", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"},
    {"two of them", "\u0645\u06cc\u200c\u200c\u062e", "\u0645\u06cc\u200c\u062e"},
    {"a joiner in Hindi", "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"},
    {"a joiner in Sinhala", "\u0dc1\u0dca\u200d\u0dbb\u0dd3", "\u0dc1\u0dca\u200d\u0dbb\u0dd3"},
    {"a joiner in Latin", "A\u200dna", "Ana"},
    {"a grapheme joiner in Hebrew", "\u05d5\u05b9\u034f\u05b7", "\u05d5\u05b9\u034f\u05b7"},
    {"a vowel separator in Mongolian", "\u182e\u1820\u180e\u1820", "\u182e\u1820\u180e\u1820"},
    {"a variant in Mongolian", "\u1820\u180b\u1828", "\u1820\u180b\u1828"},
    {"a variant of a name in Japanese", "\u845b\U000E0100\u57ce", "\u845b\U000E0100\u57ce"},
    {"a family", "\U0001F468\u200d\U0001F469\u200d\U0001F467", "\U0001F468\u200d\U0001F469\u200d\U0001F467"},
    {"a skin tone and a rocket", "\U0001F469\U0001F3FD\u200d\U0001F680", "\U0001F469\U0001F3FD\u200d\U0001F680"},
    {"a heart on fire", "\u2764\ufe0f\u200d\U0001F525", "\u2764\ufe0f\u200d\U0001F525"},
    {"a keycap", "1\ufe0f\u20e3", "1\ufe0f\u20e3"},
    {"a rainbow flag", "\U0001F3F3\ufe0f\u200d\U0001F308", "\U0001F3F3\ufe0f\u200d\U0001F308"},
    {"a pirates' flag", "\U0001F3F4\u200d\u2620\ufe0f", "\U0001F3F4\u200d\u2620\ufe0f"},
    {"a country's flag", "\U0001F1F3\U0001F1F1", "\U0001F1F3\U0001F1F1"},
    {"the flag of Wales", "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F",
     "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F"},
    {"letters hidden in tags", "Hi\U000E0061\U000E0062!", "Hi!"},
    {"letters hidden in variation selectors", "Hi\ufe00\ufe01\U000E0105\U000E0106!", "Hi\ufe00!"},
    {"controls", std::string("a\0b\x07\x1b[31mc\x7f\u0080d\u009f", 16), "ab[31mcd"},
    {"what stands for a picture or a note", "a\ufffcb\ufff9c\ufffad\ufffbe", "abcde"},
    {"noncharacters", "a\ufdd0\ufffe\uffff\U0001FFFE\U0010FFFFb", "ab"},
    {"what a wrong decoding left is seen", "Z\ufffdrich", "Z\ufffdrich"},
    {"a bullet of a text processor, and a symbol of its maker", "\uf0b7\tWater \uf8ff", "\uf0b7 Water \uf8ff"},
    {"spaces of typography", "\u00abOui\u00a0!\u202f\u00bb \u3000\u6c34", "\u00abOui\u00a0!\u202f\u00bb \u3000\u6c34"},
    {"the same at the ends", "\u00a0\u3000\u2003\u1680\u205f Oui \u202f\u2009", "Oui"},
    {"a no-break space", "\u00a0", ""},
    {"a zero-width space", "\u200b", ""},
    {"a filler of Hangul", "\u3164", ""},
    {"all fillers of Hangul", "\u115f\u1160\u3164\uffa0", ""},
    {"a blank of Braille", "\u2800", ""},
    {"words in Braille", "\u2813\u2800\u283a", "\u2813 \u283a"},
    {"marks without a letter", "\u200e\u200f\u061c", ""},
    {"a joiner behind a mark", "\u061c\u200d\u180b\u200c", ""},
    {"vowels of Khmer that nobody sees", "\u17b4\u200d\u17b5\ufe0f", ""},
    {"selectors, tags and joiners alone", "\ufe0f\U000E0100\U000E0061\u200d\u034f\u180e", ""},
    {"signs of music and shorthand that nobody sees", "\U0001D173\u200d\U0001BCA0\ufe0f", ""},
    {"an accent alone is seen", "\u0301", "\u0301"},
};

// Uses no distribution of the library, which differ.
std::string random_text(std::mt19937_64& random) {
  static constexpr std::pair<char32_t, char32_t> ranges[] = {
      {0x00, 0x20},       {0x41, 0x5A},       {0x7F, 0xA0},       {0xAD, 0xAD},         {0x300, 0x34F},     {0x590, 0x61F},
      {0x640, 0x6FF},     {0x900, 0x94F},     {0xE00, 0xE3F},     {0x1095, 0x1165},     {0x1680, 0x1680},   {0x1776, 0x17D2},
      {0x1800, 0x1820},   {0x1CF0, 0x1D05},   {0x2000, 0x200F},   {0x2010, 0x2070},     {0x200B, 0x200F},   {0x25F0, 0x2610},
      {0x2800, 0x2801},   {0x3000, 0x3001},   {0x3160, 0x3166},   {0xA7F0, 0xA810},     {0xABF0, 0xAC05},   {0xD7F0, 0xD7FF},
      {0xE000, 0xE003},   {0xFB10, 0xFB20},   {0xFDC0, 0xFE20},   {0xFE60, 0xFE80},     {0xFEF0, 0xFF10},   {0xFFA0, 0xFFA0},
      {0xFFE0, 0xFFFF},   {0x107F0, 0x10810}, {0x10FF0, 0x11010}, {0x1BC9F, 0x1BCA4},   {0x1D170, 0x1D17C}, {0x1E7F0, 0x1E810},
      {0x1EFF0, 0x1F010}, {0x1F3F3, 0x1F3F5}, {0x1F468, 0x1F469}, {0x1FBF0, 0x1FC10},   {0x1FFFD, 0x20001}, {0xE0000, 0xE00FF},
      {0xE0100, 0xE01EF}, {0xE01E0, 0xE1005}, {0xE0061, 0xE0063}, {0x10FFFC, 0x10FFFF}, {0xFE0F, 0xFE0F},   {0x200C, 0x200D},
      {0x0A, 0x0D},
  };
  std::string text;
  for (auto count = random() % 9; count > 0; --count) {
    auto const& [first, last] = ranges[random() % std::size(ranges)];
    auto const c = static_cast<std::uint32_t>(first + random() % (last - first + 1));
    append_code_point(text, c);
  }
  return text;
}

}  // namespace

TEST_CASE("what is pasted is cleaned, and what works in it stays") {
  for (auto const& one : samples) {
    CAPTURE(one.what, in_ascii(one.pasted));
    CHECK(in_ascii(cleaned(one.pasted)) == in_ascii(one.line));
    CHECK(in_ascii(cleaned(one.pasted, line_breaks::kept)) == in_ascii(one.lines.empty() ? one.line : one.lines));
  }
}

TEST_CASE("what is clean is not cleaned further") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    auto const text = random_text(random);
    CAPTURE(in_ascii(text));
    for (auto const breaks : {line_breaks::to_spaces, line_breaks::kept}) {
      auto const once = cleaned(text, breaks);
      CHECK(in_ascii(cleaned(once, breaks)) == in_ascii(once));
    }
  }
}

TEST_CASE("the vectors of cleaned texts are current") {
  vectors all("text.json");
  auto const add = [&](std::string const& text) { all.add(text, cleaned(text), cleaned(text, line_breaks::kept)); };
  for (auto const& one : samples) add(one.pasted);
  std::mt19937_64 random(12);
  for (int i = 0; i < 1500; ++i) add(random_text(random));
  all.check();
}

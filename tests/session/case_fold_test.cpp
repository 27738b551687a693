#include "session/case_fold.hpp"

#include "catch.hpp"
#include "session/text.hpp"
#include "vectors.hpp"

#include <random>

using namespace dais;

using words = std::vector<std::string>;

TEST_CASE("case, accents and marks are folded away") {
  struct {
    char const *text, *folded;
  } const cases[] = {
      {"Éléphant ÇA çà Œuvre Æsir Straße STRAẞE", "elephant ca ca oeuvre aesir strasse strasse"},
      {"Señor ¿Qué? Ağaç İstanbul ışık Łódź Øre đ", "senor que agac istanbul isik lodz ore d"},
      {"Việt Nam, Nguyễn, ĐƯỜNG", "viet nam nguyen duong"},
      {"Ёлка ёж ЙОД Київ Ґанок", "елка еж иод киів ґанок"},
      {"Ύδωρ ΝΕΡΌΣ ἀρχή", "υδωρ νεροσ αρχη"},
      {"Հայաստան", "հայաստան"},
      {"e\u0301 E\u0301 и\u0306 ο\u0301", "e e и ο"},
      {"\uff37\uff48\uff4f\u3000\uff11\uff12\uff1f", "who 12"},
      {"ﬁne oﬀer", "fine offer"},
  };
  for (auto const& c : cases) CHECK(case_folded(c.text) == c.folded);
}

TEST_CASE("the ways to write an Arabic word are one") {
  CHECK(case_folded("كَيْفَ تُقاسُ النَّتائِجُ؟") == case_folded("كيف تقاس النتائج"));
  CHECK(case_folded("أإآٱا") == case_folded("ااااا"));
  CHECK(case_folded("إلى") == case_folded("الي"));
  CHECK(case_folded("مدرسة") == case_folded("مدرسه"));
  CHECK(case_folded("کتاب") == case_folded("كتاب"));
  CHECK(case_folded("مـــاء") == case_folded("ماء"));
  CHECK(case_folded("٢٠٣٠ ۲۰۳۰") == "2030 2030");
  CHECK(case_folded("مياه") != case_folded("ماء"));
}

TEST_CASE("what has no shape does not part or hide a word") {
  CHECK(case_folded("sp\u200bam s\u00adpam sp\u2060am \ufeffspam") == "spam spam spam spam");
  CHECK(case_folded("👍\ufe0f 👍🏽 \U000E0020") == "");
}

TEST_CASE("white space, punctuation and symbols only part words") {
  CHECK(case_folded("") == "");
  CHECK(case_folded(" \t\n?!… —") == "");
  CHECK(case_folded("  What's   up?\nl'eau—2,5 €/m³ (CO2)") == "what s up l eau 2 5 m co2");
  CHECK(case_folded("،؛؟ماء٪") == "ماء");
  CHECK(case_folded("水、火。『土』・ア") == "水 火 土 ア");
  CHECK(case_folded("यह क्या है।") == "यह क्या है");
}

TEST_CASE("words are parted where writing without spaces begins and ends") {
  CHECK(words_of(case_folded("GDP增长10%吗?")) == words{"gdp", "增长", "10", "吗"});
  CHECK(words_of(case_folded("水はWHOが")) == words{"水は", "who", "が"});
  CHECK(words_of(case_folded("Who  pays?")) == words{"who", "pays"});
  CHECK(words_of("").empty());
}

TEST_CASE("folding what is folded changes nothing") {
  for (auto const* text : {"Straße Œuvre ĳ Ǽ Ύδωρ Ёлка", "أهلاً بكم في القرية", "ＧＤＰ增长", "ไทย ราคา", "ẞ ﬃ İ ŉ"}) {
    CHECK(case_folded(case_folded(text)) == case_folded(text));
  }
}

TEST_CASE("a word is found as a whole word, however it is written") {
  CHECK(has_any_word("Buy our SPAM!", {"spam"}));
  CHECK(has_any_word("C'est un Éléphant.", {"eau", "ELEPHANT"}));
  CHECK(has_any_word("Пустая ёлка", {"елка"}));
  CHECK(has_any_word("هذه مَدرسة", {"مدرسه"}));
  CHECK(has_any_word("spam", {"spam"}));
  CHECK_FALSE(has_any_word("The spammer", {"spam"}));
  CHECK_FALSE(has_any_word("antispam", {"spam"}));
  CHECK(has_any_word("spammer, no: spam", {"spam"}));
  CHECK_FALSE(has_any_word("anything", {}));
  CHECK_FALSE(has_any_word("", {"spam"}));
}

TEST_CASE("a phrase is found across spaces and punctuation") {
  CHECK(has_any_word("Is a carbon -\n TAX fair?", {"carbon tax"}));
  CHECK_FALSE(has_any_word("tax on carbon", {"carbon tax"}));
  CHECK_FALSE(has_any_word("a hydrocarbon tax", {"carbon tax"}));
  CHECK_FALSE(has_any_word("carbon taxes", {"carbon tax"}));
}

TEST_CASE("in writing without spaces a word is found anywhere") {
  CHECK(has_any_word("这个腐败问题怎么办?", {"腐败"}));
  CHECK(has_any_word("これはスパムです", {"スパム"}));
  CHECK(has_any_word("ราคาน้ำแพงมาก", {"น้ำแพง"}));
  CHECK(has_any_word("看看GDP增长率", {"GDP增长"}));
  CHECK_FALSE(has_any_word("看看AGDP增长率", {"GDP增长"}));
  CHECK_FALSE(has_any_word("腐朽失败", {"腐败"}));
}

TEST_CASE("a word of which nothing is left stands nowhere") { CHECK_FALSE(has_any_word("What? Why!", {"", " ", "?", "\u200b"})); }

TEST_CASE("the vectors of folded texts are current") {
  test::vectors all("case_fold.json");
  auto const add = [&](std::string const& text) { all.add(text, case_folded(text)); };
  for (auto const* text :
       {"", " \t?!", "Éléphant ÇA Œuvre Straße STRAẞE", "İstanbul ışık ŉ ĳ Ǽ ﬃ", "Ёлка ЙОД Ґанок", "Ύδωρ ἀρχή ς", "كَيْفَ تُقاسُ ٢٠٣٠",
        "यह क्या है। हिन्दी", "ราคาน้ำแพง", "GDP增长10%吗?", "ｱｲｳ ＷＨＯ　１２", "sp\u200bam 👍🏽", "한국어 \u1112\u1161\u11ab"}) {
    add(text);
  }
  // Every letter of the alphabets.
  for (std::uint32_t c = 0; c < 0x2100; c += 8) {
    std::string text = "a";
    for (std::uint32_t i = 0; i < 8; ++i) {
      append_code_point(text, c + i);
      text += i % 2 ? "b" : "";
    }
    add(text);
  }
  std::mt19937 random(13);
  static constexpr std::pair<std::uint32_t, std::uint32_t> ranges[] = {
      {0x20, 0x7E},     {0xA0, 0x24F},    {0x300, 0x36F},     {0x370, 0x52F},     {0x590, 0x6FF},     {0x900, 0x97F},     {0xE00, 0xE7F},
      {0x1000, 0x109F}, {0x1E00, 0x1FFF}, {0x2000, 0x2BFF},   {0x3000, 0x30FF},   {0x4E00, 0x4E40},   {0xA640, 0xA7FF},   {0xAC00, 0xAC40},
      {0xF8F0, 0xFDFF}, {0xFE00, 0xFFFF}, {0x10400, 0x10450}, {0x1F300, 0x1F64F}, {0x20000, 0x20010}, {0xE0000, 0xE01EF},
  };
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (auto count = 1 + random() % 10; count > 0; --count) {
      auto const& [first, last] = ranges[random() % std::size(ranges)];
      append_code_point(text, first + static_cast<std::uint32_t>(random() % (last - first + 1)));
      if (random() % 3 == 0) text += "a";
    }
    add(text);
  }
  all.check();
}

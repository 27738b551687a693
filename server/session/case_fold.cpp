#include "session/case_fold.hpp"

#include "session/text.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace dais {

namespace {

// Letters from `first` on, each as the one that stands for it. A blank is where there is no letter.
struct alphabet {
  std::uint32_t first;
  std::u16string_view letters;
};

constexpr alphabet alphabets[] = {
    // Latin
    {0xC0,
     u"aaaaaaæceeeeiiiiðnooooo ouuuuyþßaaaaaaæceeeeiiiiðnooooo ouuuuyþyaaaaaaccccccccddddeeeeeeeeeegggg"
     u"gggghhhhiiiiiiiiiiiijjkkĸllllllllllnnnnnnʼŋŋooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
     u"ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛffɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿǀǁǂǃdddlllnnnaaiioouuuuuuuuuuǝaa"
     u"aaææǥǥggkkooooʒʒjdddggƕƿnnaaææooaaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ"
     u"ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ"},
    // Greek
    {0x386, u"α εηι ο υωιαβγδεζηθικλμνξοπρ στυφχψωιυαεηιυαβγδεζηθικλμνξοπρσστυφχψωιυουω"},
    // Cyrillic
    {0x400,
     u"ееђгєѕііјљњћкиуџабвгдежзииклмнопрстуфхцчшщъыьэюяабвгдежзииклмнопрстуфхцчшщъыьэюяееђгєѕііјљњћкиуџ"
     u"ѡѡѣѣѥѥѧѧѩѩѫѫѭѭѯѯѱѱѳѳѵѵѵѵѹѹѻѻѽѽѿѿҁҁ        ҋҋҍҍҏҏґґғғҕҕҗҗҙҙққҝҝҟҟҡҡңңҥҥҧҧҩҩҫҫҭҭүүұұҳҳҵҵҷҷҹҹһһҽҽҿҿ"
     u"ӏжжӄӄӆӆӈӈӊӊӌӌӎӎӏааааӕӕееәәәәжжззӡӡииииооөөөөээууууууччӷӷыыӻӻӽӽӿӿԁԁԃԃԅԅԇԇԉԉԋԋԍԍԏԏԑԑԓԓԕԕԗԗԙԙԛԛԝԝԟԟ"
     u"ԡԡԣԣԥԥԧԧԩԩԫԫԭԭԯԯ"},
    // Latin, of Vietnamese among others
    {0x1E00,
     u"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
     u"ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
     u"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ"},
    // Greek with the old accents
    {0x1F00,
     u"ααααααααααααααααεεεεεε  εεεεεε  ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιιοοοοοο  οοοοοο  υυυυυυυυ υ υ υ υ"
     u"ωωωωωωωωωωωωωωωωααεεηηιιοουυωω  ααααααααααααααααηηηηηηηηηηηηηηηηωωωωωωωωωωωωωωωωααααα ααααααα ι "
     u"  ηηη ηηεεηηη   ιιιι  ιιιιιι    υυυυρρυυυυυυρ     ωωω ωωοοωωω"},
};

struct range {
  std::uint32_t first, last;
};

template <std::size_t n>
constexpr bool is_ordered(range const (&ranges)[n]) {
  for (std::size_t i = 0; i < n; ++i) {
    if (ranges[i].last < ranges[i].first || (i > 0 && ranges[i].first <= ranges[i - 1].last)) return false;
  }
  return true;
}

template <std::size_t n>
bool is_in(range const (&ranges)[n], std::uint32_t c) {
  auto const after = std::upper_bound(std::begin(ranges), std::end(ranges), c, [](std::uint32_t x, range const& r) { return x < r.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

// Marks on letters, what has no shape, and the Arabic letter that only makes a word longer. Marks of Indic and Thai letters stay: they
// are vowels.
constexpr range dropped[] = {
    {0xAD, 0xAD},     {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x5BF, 0x5BF},     {0x5C1, 0x5C2},   {0x5C4, 0x5C5},
    {0x5C7, 0x5C7},   {0x610, 0x61A},   {0x61C, 0x61C},   {0x640, 0x640},   {0x64B, 0x65F},     {0x670, 0x670},   {0x6D6, 0x6DC},
    {0x6DF, 0x6E4},   {0x6E7, 0x6E8},   {0x6EA, 0x6ED},   {0x8D3, 0x8E1},   {0x8E3, 0x8FF},     {0x115F, 0x1160}, {0x180B, 0x180E},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0x20D0, 0x20FF}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF},
};
static_assert(is_ordered(dropped));

// White space, punctuation and symbols: all that ends a word.
constexpr range between_words[] = {
    {0x0, 0x2F},      {0x3A, 0x40},     {0x5B, 0x60},       {0x7B, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},
    {0x2C2, 0x2DF},   {0x375, 0x375},   {0x37E, 0x37E},     {0x384, 0x385},   {0x387, 0x387},   {0x482, 0x482},   {0x55A, 0x55F},
    {0x589, 0x58A},   {0x5BE, 0x5BE},   {0x5C0, 0x5C0},     {0x5C3, 0x5C3},   {0x5C6, 0x5C6},   {0x5F3, 0x5F4},   {0x600, 0x60F},
    {0x61B, 0x61F},   {0x66A, 0x66D},   {0x6D4, 0x6D4},     {0x6DD, 0x6DE},   {0x6E9, 0x6E9},   {0x6FD, 0x6FE},   {0x8E2, 0x8E2},
    {0x964, 0x965},   {0x970, 0x970},   {0xE2F, 0xE2F},     {0xE3F, 0xE3F},   {0xE4F, 0xE4F},   {0xE5A, 0xE5B},   {0x104A, 0x104F},
    {0x1361, 0x1368}, {0x1680, 0x1680}, {0x17D4, 0x17DB},   {0x1800, 0x180A}, {0x2000, 0x200A}, {0x2010, 0x2029}, {0x202F, 0x205F},
    {0x2070, 0x20CF}, {0x2100, 0x2BFF}, {0x2E00, 0x2E7F},   {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303D, 0x303F},
    {0x30A0, 0x30A0}, {0x30FB, 0x30FB}, {0xA830, 0xA839},   {0xD800, 0xF8FF}, {0xFD3E, 0xFD3F}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F},
    {0xFF5F, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF},
};
static_assert(is_ordered(between_words));

constexpr range without_spaces[] = {
    {0xE01, 0xEFF},   {0x1000, 0x109F}, {0x1780, 0x17D3}, {0x3005, 0x3007}, {0x3021, 0x302F}, {0x3031, 0x30FF},  // Thai to kana
    {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0x20000, 0x3FFFF},
};
static_assert(is_ordered(without_spaces));

constexpr range han_and_kana[] = {
    {0x3005, 0x3007}, {0x3021, 0x302F}, {0x3031, 0x30FF}, {0x31F0, 0x31FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0x20000, 0x3FFFF},
};
static_assert(is_ordered(han_and_kana));

// The letters that one sign is written for.
std::string_view spelled_out(std::uint32_t c) {
  switch (c) {
    case 0xDF:
    case 0x1E9E: return "ss";
    case 0xC6:
    case 0xE6:
    case 0x1FC:
    case 0x1E2:
    case 0x1E3:
    case 0x1FD: return "ae";
    case 0x152:
    case 0x153: return "oe";
    case 0x132:
    case 0x133: return "ij";
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    case 0xFB05:
    case 0xFB06: return "st";
    default: return {};
  }
}

std::uint32_t folded_arabic(std::uint32_t c) {
  if (c >= 0x660 && c <= 0x669) return c - 0x660 + '0';
  if (c >= 0x6F0 && c <= 0x6F9) return c - 0x6F0 + '0';
  switch (c) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
    case 0x672:
    case 0x673:
    case 0x675: return 0x627;  // alef
    case 0x624: return 0x648;  // waw
    case 0x626:
    case 0x649:
    case 0x6CC:
    case 0x6D2: return 0x64A;  // yeh
    case 0x629:
    case 0x6BE:
    case 0x6C1:
    case 0x6C3:
    case 0x6D5: return 0x647;  // teh marbuta, heh
    case 0x63B:
    case 0x63C:
    case 0x6A9:
    case 0x6AA: return 0x643;  // kaf
    default: return c;
  }
}

// Of one code point that is neither dropped nor spelled out.
std::uint32_t folded_letter(std::uint32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFF01 - 0x21;  // full width
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if (c < 0x80) return c;
  if (c == 0xAA) return 'a';
  if (c == 0xBA) return 'o';
  if (c == 0xB5) return 0x3BC;
  if (c >= 0x531 && c <= 0x556) return c + 0x30;               // Armenian
  if (c >= 0x10A0 && c <= 0x10C5) return c - 0x10A0 + 0x10D0;  // Georgian
  if (c >= 0x1C90 && c <= 0x1CBA) return c - 0x1C90 + 0x10D0;  // Georgian
  if (c >= 0x600 && c <= 0x6FF) return folded_arabic(c);
  for (auto const& alphabet : alphabets) {
    if (c >= alphabet.first && c - alphabet.first < alphabet.letters.size()) return alphabet.letters[c - alphabet.first];
  }
  return c;
}

// Whether `phrase`, which is folded and not empty, stands in `text`, which is folded too.
bool stands_in(std::string_view text, std::string_view phrase) {
  std::size_t at = 0;
  bool const starts_word = !is_without_spaces(next_code_point(phrase, at));
  auto last = phrase.size() - 1;
  while ((static_cast<unsigned char>(phrase[last]) & 0xC0) == 0x80) --last;
  bool const ends_word = !is_without_spaces(next_code_point(phrase, last));

  for (auto found = text.find(phrase); found != text.npos; found = text.find(phrase, found + 1)) {
    auto const end = found + phrase.size();
    bool const begins_so = !starts_word || found == 0 || text[found - 1] == ' ';
    bool const ends_so = !ends_word || end == text.size() || text[end] == ' ';
    if (begins_so && ends_so) return true;
  }
  return false;
}

}  // namespace

bool is_han_or_kana(std::uint32_t c) { return is_in(han_and_kana, c); }

bool is_without_spaces(std::uint32_t c) { return is_in(without_spaces, c); }

std::string case_folded(std::string_view text) {
  std::string all;
  all.reserve(text.size());
  bool is_apart = false;  // something that ends a word came since the last letter
  bool was_without_spaces = false;
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_code_point(text, i);
    if (is_in(dropped, c)) continue;
    auto const spelled = spelled_out(c);
    auto const letter = spelled.empty() ? folded_letter(c) : 'a';
    if (is_in(between_words, letter)) {
      is_apart = true;
      continue;
    }
    bool const now_without = is_without_spaces(letter);
    if (!all.empty() && (is_apart || now_without != was_without_spaces)) all += ' ';
    is_apart = false;
    was_without_spaces = now_without;
    if (spelled.empty()) {
      append_code_point(all, letter);
    } else {
      all += spelled;
    }
  }
  return all;
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    auto const end = std::min(folded.find(' ', begin), folded.size());
    words.emplace_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool has_any_word(std::string_view text, std::vector<std::string> const& words) {
  auto const all = case_folded(text);
  return std::any_of(words.begin(), words.end(), [&](std::string const& word) {
    auto const phrase = case_folded(word);
    return !phrase.empty() && stands_in(all, phrase);
  });
}

}  // namespace dais

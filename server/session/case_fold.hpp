#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dais {

// Text as it is compared, when case, accents and punctuation make no difference. All of this takes UTF-8 that the wire has checked.

// The words of a text with one space between them: in lower case, without accents and other marks (\u0451 and \u0439 are taken for the
// letters without their marks, ligatures for their letters), full width as ASCII, the shapes of Arabic alef, yeh, teh marbuta and kaf as
// one, digits of Arabic as ASCII. White space, punctuation and symbols only part words. What has no shape is dropped, so that it does not
// hide a word. Writing without spaces is parted from writing with them: "GDP\u589e\u957f" is two words.
std::string case_folded(std::string_view text);

// The words of a folded text, in order. Writing without spaces gives a word for each run.
std::vector<std::string> words_of(std::string_view folded);

// Whether one of the words or phrases stands in the text as whole words, both folded. In writing without spaces, which does not show
// where a word ends, it may stand anywhere. A word of which nothing is left when it is folded stands nowhere.
bool has_any_word(std::string_view text, std::vector<std::string> const& words);

// Whether a letter is of a script that writes no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
bool is_without_spaces(std::uint32_t code_point);

bool is_han_or_kana(std::uint32_t code_point);

}  // namespace dais

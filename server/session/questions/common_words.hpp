#pragma once

#include <string>
#include <string_view>

namespace dais {

// Words that say little of what a question asks, in English, French, Spanish, Russian, Arabic and Chinese. All of this takes folded text.

// Stands in questions whatever they ask: "how", "will", "you".
bool is_frame_word(std::string_view word);

// Makes a question polite and nothing else: "please", "hello".
bool is_polite_word(std::string_view word);

// A run of Han with its frame words set apart by spaces, without what makes a question polite and without the particles that change
// nothing of what it asks.
std::string with_words_apart(std::string_view run);

}  // namespace dais

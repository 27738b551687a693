#pragma once

#include <string>

namespace dais {

// `protocol/sentences.md`: what each reason of a rejection says in English, and what else the rejection carries.
std::string sentences_page();

}  // namespace dais

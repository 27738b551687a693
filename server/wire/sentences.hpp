#pragma once

#include <string>

namespace dais {

// `protocol/sentences.md`: what each reason of a rejection, and each fault of a plan's file, says in English, and what else it carries.
std::string sentences_page();

}  // namespace dais

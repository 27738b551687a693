#pragma once

#include "session/deed.hpp"
#include "session/rejection.hpp"
#include "wire/plan_fault.hpp"

#include <string>
#include <vector>

// The English catalogue of the command line, the server's log and the documents. Pages have their own (`web/src/state/words.en.ts`).
namespace dais::english {

// "8:00", "1:05:00", "-0:30".
std::string of(duration);

// Who did something, as a history says it: "the moderator", "participant 3", "the server", or a panellist's name.
std::string of(person const&);

// What happened, as the rest of a sentence that begins with who did it: `began "Questions and answers"`.
std::string of(deed::any const&);
std::string of(deed::undoable const&);

// What is wrong and what to do, in a sentence for the person who asked.
std::string of(rejection const&);

// What is wrong with the file of a plan and what to write instead, or what may be wrong with it.
std::string of(plan_fault_code, std::vector<std::string> const& with);
std::string of(plan_fault const&);

}  // namespace dais::english

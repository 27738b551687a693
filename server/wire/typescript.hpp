#pragma once

#include <string>

namespace dais {

// The TypeScript types of the wire messages, of what is written into a page, and of everything in them, from their C++ definitions.
std::string typescript_types();

// The same of what is answered over HTTP.
std::string typescript_http();

// The same of the report of a session; what it shares with the messages is taken from there.
std::string typescript_report();

// What pages know of the rules beside them: the numbers of rejections and closings, limits, what a plan leaves out, the kinds of segments,
// how text is folded.
std::string typescript_codes();
std::string typescript_limits();
std::string typescript_plan_defaults();
std::string typescript_segment_kinds();
std::string typescript_question_states();
std::string typescript_case_folding();

// The JSON schema (2020-12) of the messages: what a page may send (`from_page`) and what it is sent (`to_page`).
std::string json_schema();

}  // namespace dais

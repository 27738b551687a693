#pragma once

#include "session/session.hpp"
#include "wire/report_messages.hpp"

#include <string>

// What of a session anybody may read once its report is public.
namespace dais::report {

wire::public_report public_report_of(session const&);

// What this participant asked, which only they are told; nothing, where there is no such participant.
wire::own_questions own_questions_of(session const&, std::string const& participant);

}  // namespace dais::report

#pragma once

#include "session/decision.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dais {

std::string signal_id(std::string const& panellist, signal_kind);

// Whether the signal waits for the moderators.
bool is_up(signal const&);

// Whether the message is to be read still.
bool is_shown(message const&, time_point now);

// Whether a message is for whoever this is, and the name under which it is noted that they have it.
bool is_for(message const&, actor const&);
std::string recipient(actor const&);

// What is wrong with what a caption service gives, be it kept or not.
std::optional<rejection> fault_in_caption(std::string const& text, std::string const& language);

// Whether a caption is kept with the record: the plan says so, and there are not too many yet.
bool keeps_captions(session const&);

// Of a signal that somebody saw at `revision`. `raised_only`: what was seen already will not do.
std::optional<rejection> fault_in_signal(session const& s, std::string const& panellist, signal_kind kind, std::uint32_t revision,
                                         bool raised_only);

}  // namespace dais

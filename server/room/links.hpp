#pragma once

#include "session/actor.hpp"
#include "session/session.hpp"
#include "wire/http_messages.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dais::room {

// The server's secret, from which every link follows: links are never stored, and are the same after a restart.
using link_key = std::array<unsigned char, 32>;

link_key random_link_key();

// What a token opens.
struct capability {
  std::string session;
  role as = role::participant;
  std::string id;                // as an actor has it: a panellist's, a tool's, or the number of a personal link
  std::uint32_t generation = 0;  // how often it was replaced before

  bool operator==(capability const&) const = default;
};

// `<session>.<role>.<code>`, the code being an HMAC-SHA-256 of what stands before it: nobody makes one without the key. That of a link
// which replaced others has `~<generation>` behind the role. Whether a token is of the latest generation only its session knows.
std::string token_for(link_key const&, capability const&);
std::optional<capability> read_token(link_key const&, std::string_view token);

// Lets its holder list and make sessions.
std::string organiser_token(link_key const&);
bool is_organiser_token(link_key const&, std::string_view token);

// Six characters without those that are mistaken for others, for the audience of a session.
std::string join_code(link_key const&, std::string_view session);

// Of the latest generations.
wire::session_links links_of(link_key const&, session const&);
wire::session_card card_of(link_key const&, session const&);

// All that were made, of the latest generations. Each proves itself, so that none is kept anywhere.
wire::personal_link_list personal_links_of(link_key const&, session const&);

// With it a participant comes in again, also when the session is locked, on any node and after a restart.
std::string pass_for(link_key const&, std::string_view session, std::string_view participant);
bool is_pass(link_key const&, std::string_view session, std::string_view participant, std::string_view pass);

// Who a participant is in the log: a hash of the secret that their browser keeps, different in each session.
std::string participant_id(std::string_view session, std::string_view secret);

// The same of somebody who signed in, by a name that others may guess: nobody makes it without the key.
std::string person_id(link_key const&, std::string_view session, std::string_view name);

}  // namespace dais::room

#include "session/permission.hpp"

#include <type_traits>

namespace dais {

namespace {

enum class reserved_for { moderator, moderators, panellist, podium, participant, server };

// Whose command it is. What begins, ends and closes the session is the moderator's own; a co-moderator does all else that a moderator does.
template <typename Command>
constexpr reserved_for owner() {
  using namespace command;
  constexpr bool of_moderator =
      std::is_same_v<Command, open_session> || std::is_same_v<Command, end_session> || std::is_same_v<Command, close_session>;
  constexpr bool of_participant = std::is_same_v<Command, submit_question> || std::is_same_v<Command, withdraw_question> ||
                                  std::is_same_v<Command, resubmit_question> || std::is_same_v<Command, vote> ||
                                  std::is_same_v<Command, request_floor> || std::is_same_v<Command, withdraw_request> ||
                                  std::is_same_v<Command, return_request> || std::is_same_v<Command, give_back_floor>;
  if constexpr (of_moderator) return reserved_for::moderator;
  if constexpr (of_participant) return reserved_for::participant;
  constexpr bool of_panellist = std::is_same_v<Command, respond> || std::is_same_v<Command, raise_signal> ||
                                std::is_same_v<Command, lower_signal> || std::is_same_v<Command, acknowledge>;
  if constexpr (of_panellist) return reserved_for::panellist;
  if constexpr (std::is_same_v<Command, note_delivery>) return reserved_for::podium;
  if constexpr (std::is_same_v<Command, hand_over> || std::is_same_v<Command, announce>) return reserved_for::server;
  return reserved_for::moderators;
}

}  // namespace

bool may(role as, command::any const& c) {
  auto const of = std::visit([](auto const& one) { return owner<std::decay_t<decltype(one)>>(); }, c);
  switch (as) {
    case role::moderator: return of == reserved_for::moderator || of == reserved_for::moderators;
    case role::co_moderator: return of == reserved_for::moderators;
    case role::participant: return of == reserved_for::participant;
    case role::panellist: return of == reserved_for::panellist || of == reserved_for::podium;
    case role::stage: return of == reserved_for::podium;
    case role::system:
      return of == reserved_for::server || std::holds_alternative<command::open_session>(c) ||
             std::holds_alternative<command::close_list>(c);
    case role::observer: return false;
  }
  return false;
}

}  // namespace dais

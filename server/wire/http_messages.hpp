#pragma once

#include "session/session.hpp"
#include "wire/plan_file.hpp"

#include <optional>
#include <string>
#include <vector>

// What the server answers over HTTP, in JSON. These definitions are the only ones.
namespace dais::wire {

// Pages with their tokens: "/console#...", but "/audience/<join code>", which is told to everybody. Relative to the server's address.
struct panellist_link {
  std::string id, name, link;
};
// What a moderator may hand out.
struct handouts {
  std::string observer;
  std::vector<panellist_link> panellists;
  std::string audience, stage;
};
// What a console may hand out or replace; those of the moderators, to the moderator's only.
struct console_links : handouts {
  std::optional<std::string> moderator, co_moderator;
};
struct session_links : handouts {
  std::string moderator, co_moderator;
};

// Which link the organiser replaces: that of a role, or of one panellist; of the panellists' all, where none is named.
struct link_to_renew {
  role as;
  std::optional<std::string> panellist;
};

// What the organiser's page lists.
struct session_card {
  std::string id;
  std::string title;
  std::string time_zone;
  time_point start{};
  time_point end{};
  session_status status = session_status::prepared;
  std::string join_code;
  session_links links;
};
struct session_list {
  std::vector<session_card> sessions;
};

struct created_session : session_card {
  std::vector<plan_fault> remarks;  // on its plan
};
struct plan_check {
  std::vector<plan_fault> faults;
  std::vector<plan_fault> remarks;
};
struct plan_faults {
  std::vector<plan_fault> faults;
};

// Where the server was told that people find it.
struct server_address {
  std::optional<std::string> address;
};

enum class http_error {
  bad_request,
  busy,
  method_not_allowed,
  no_such_session,
  not_deleted,
  not_found,
  not_saved,
  other_site,
  subprotocol,
  too_fast,
  too_large,
  unauthorised,
  unavailable,
  upgrade_required,
};
// In place of an answer.
struct http_failure {
  struct reason {
    http_error code;
    std::string message;  // for whoever writes a client, in English; pages have sentences of their own for each code
  };
  reason error;
};

}  // namespace dais::wire

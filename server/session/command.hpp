#pragma once

#include "session/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::command {

// What can be asked of a session. `revision` is that of the thing the asker saw: the run of the session for the commands that drive
// it, the rules of the questions, one question, one floor request. A command for a state that has passed is answered `stale`.

struct open_session { std::uint32_t revision; };
struct start { std::uint32_t revision; std::optional<std::string> segment; };  // the next one where none is named
struct next { std::uint32_t revision; };
struct back { std::uint32_t revision; std::string segment; };
struct pause { std::uint32_t revision; };
struct resume { std::uint32_t revision; };
struct add_time { std::uint32_t revision; std::string segment; length by; };  // negative takes time
struct skip { std::uint32_t revision; std::string segment; };
struct restore { std::uint32_t revision; std::string segment; };
struct move { std::uint32_t revision; std::string segment; std::optional<std::string> before; };  // to the end where nothing is named
struct end_segment { std::uint32_t revision; };
struct end_session { std::uint32_t revision; };
struct close_session { std::uint32_t revision; };

struct set_question_rules { std::uint32_t revision; bool approval; bool anonymous; bool accepting; };
struct approve { std::string question; std::uint32_t revision; };
struct decline { std::string question; std::uint32_t revision; std::string reason; };
struct queue { std::string question; std::uint32_t revision; };
struct unqueue { std::string question; std::uint32_t revision; };
// `replacing` is the question that the asker saw on stage, if any.
struct put_on_stage { std::string question; std::uint32_t revision; std::optional<std::string> replacing; };
struct take_off_stage { std::string question; std::uint32_t revision; };
struct mark_answered { std::string question; std::uint32_t revision; };

// `replacing` is the request whose intervention the asker saw running, if any; it ends.
struct give_floor { std::string request; std::uint32_t revision; std::optional<std::string> replacing; };
struct extend_intervention { std::string request; std::uint32_t revision; length by; };
struct end_intervention { std::string request; std::uint32_t revision; };

struct submit_question { std::string text; std::string name; std::optional<std::string> to; };  // an empty name asks anonymously
struct withdraw_question { std::string question; };
struct vote { std::string question; bool on; };
struct request_floor { std::string name; std::string affiliation; };
struct withdraw_request { std::string request; };

using any = std::variant<open_session, start, next, back, pause, resume, add_time, skip, restore, move, end_segment, end_session,
                         close_session, set_question_rules, approve, decline, queue, unqueue, put_on_stage, take_off_stage, mark_answered,
                         give_floor, extend_intervention, end_intervention,
                         submit_question, withdraw_question, vote, request_floor, withdraw_request>;

}  // namespace dais::command

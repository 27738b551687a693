#pragma once

#include <cstdint>

namespace dais {

// Why the server ends a connection. The range says what a page does: 4000-4499 come back (with jittered back-off), 4500-4999 do not.
enum class close_code : std::uint16_t {
  shutdown = 4001,  // the server stops or restarts; nothing is lost
  slow = 4008,      // what waited for this subscriber grew beyond its limit
  silent = 4009,    // no heartbeat
  crowded = 4010,   // the places that are left are kept for those who lead
  flood = 4011,     // more came of this connection, or of its address, than the server takes
  locked = 4012,    // nobody new is let into the session until a moderator unlocks it

  bad_frame = 4500,     // not a message of `dais.v1`: a page of another release, or not a page
  unauthorised = 4501,  // the token opens nothing
  hello_late = 4502,    // no hello within its time
  forgotten = 4503,     // the organiser deleted the session
  disconnected = 4504,  // by a moderator
};

}  // namespace dais

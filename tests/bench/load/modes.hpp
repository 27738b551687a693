#pragma once

#include "audience.hpp"
#include "dialect.hpp"
#include "figures.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace bench {

struct settings {
  audience_settings audience;
  int server = 0;  // its process
  bool publisher = true;
  unsigned presses = 40;         // in each mode that presses
  unsigned together = 1;         // fan_out: so many in one instant; in_flight: so many at any time
  double pause_ms = 100;         // from one write to the next, at least: Dais takes ten commands a second from a connection
  std::size_t present = 0;       // join: connections that are there before the others come
  double seconds = 10;           // idle, votes, blip: how long
  double close_seconds = 0;      // slow: how long it is waited until those who never read again are closed; 0 is not at all
  double settle_seconds = 1;     // after joining: what that left to do is no part of what is measured
  double ask_ms = 0;             // fan_out: how often another publisher's page asks for the time meanwhile; 0 is never
  double heartbeat_seconds = 0;  // how often each connection asks for the time; 0 is never
};

// What is measured, each with the figures that it adds. All begin with everybody joining.
using mode = void(dialect const&, settings const&, figures&);
mode fan_out;    // from a press to the last of the audience, and then the next
mode in_flight;  // the next press as soon as one has reached the last of the audience
mode join;       // all at once
mode votes;      // everybody votes within `seconds`, and the moderator goes on pressing
mode idle;       // what comes, and what it costs, when nothing happens
mode slow;       // a share of the audience stops reading; half of them read again, the others never
mode blip;       // all connections are cut, and come back after `seconds`
mode restart;  // all connections are cut, and come back to a server that was started anew. Prints the line "restart" and waits for one with
               // the time, as now() has it, at which that server was started

}  // namespace bench

#pragma once

#include "session/evolving.hpp"

// What happens to this subject by what happens to others.
namespace dais {

void mark_question(record_context const& at, question const& q);
// Takes the question from wherever its old state kept it.
void move_question(session& s, record_context const& at, question& q, question_state to);
// To the head of the queue, where it has room.
void clear_stage(session& s, record_context const& at);
// Of one that leads no group. One that is grouped leaves its group.
void withdraw_question(session& s, record_context const& at, question& q);
void join_voters(session& s, record_context const& at, question& leader);
// Of its asker: what a moderator wrote about it stays.
void erase_texts(record_context const& at, question& q);
// Those who voted for a member see that as a vote for the leader.
void tell_voters(session& s, record_context const& at, question const& member, question const& leader);

}  // namespace dais

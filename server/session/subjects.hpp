#pragma once

#include "session/floor/subject.hpp"
#include "session/people/subject.hpp"
#include "session/plan/subject.hpp"
#include "session/podium/subject.hpp"
#include "session/questions/subject.hpp"
#include "session/run/subject.hpp"
#include "session/undo/subject.hpp"

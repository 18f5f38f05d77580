/// Random programs with invariants, for minutes or hours: `make stress MINUTES=60`.
///
/// A [RandomProgram] is decided by its seed alone. It runs on the parallel scheduler, where chance decides the order
/// and
/// the number of Ps changes meanwhile, on a perturbed copy of that, and under seeded schedules, where a failure comes
/// with its replay string.
package dev.heddle.stress;

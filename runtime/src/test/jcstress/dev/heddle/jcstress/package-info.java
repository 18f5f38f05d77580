/// Litmus tests of the memory model, by jcstress: what each actor may see of plain fields when a primitive of ours
/// orders
/// them. The profile `jcstress` compiles them. `make test` runs each for a moment (28 s of CPU, most of it jcstress's
/// look at the machine), `make stress` in every way of compiling and placing the actors; alone:
/// `./mvnw test -pl runtime -Pjcstress -Dtest=JcstressTest`.
///
/// Actors are platform threads. Goroutines take the same way through a primitive but for how they wait; the rules'
/// tests (C12, D10) have goroutines.
package dev.heddle.jcstress;

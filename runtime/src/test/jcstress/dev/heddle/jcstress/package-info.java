/// Litmus tests of the memory model, by jcstress: what each actor may see of plain fields when a primitive of ours orders
/// them. Compiled and run with the profile `jcstress` only: `./mvnw test -pl runtime -Pjcstress -Dtest=JcstressTest`.
package dev.heddle.jcstress;

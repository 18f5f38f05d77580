/// Finds libraries in Maven repositories and brings them here, with what they need.
///
/// Decided:
/// - Maven's own resolver does the work, in Maven's own local repository: what one tool has fetched, all have.
/// - Nothing of it is loaded before a cell asks for a library: a kernel's start pays nothing.
/// - In the kernel's jar its packages have names of their own, so that a notebook may use other versions of
///   the resolver, of Plexus and of the HTTP client.
/// - Repositories of the notebook are asked before Central, in the order in which they were named.
/// - A failure is not remembered: the reader who has just plugged in the network need not know of update policies.
/// - A library that is on the class path stays: another version of it is named, and not added behind it, where it
///   would half work.
/// - Not: Maven's settings as a whole, with profiles and encrypted passwords, which need a container to be read. Read
///   are the local repository, mirrors, proxies, servers and `offline`.
@NullMarked
package dev.heddle.kernel.maven;

import org.jspecify.annotations.NullMarked;

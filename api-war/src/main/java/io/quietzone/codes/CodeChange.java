package io.quietzone.codes;

/** What is to change about a code. */
public record CodeChange(RouteChange route, Details details) {}

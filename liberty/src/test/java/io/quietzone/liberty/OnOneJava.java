package io.quietzone.liberty;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that kills, waits or starts servers for long, of what does not depend on the JDK: the gate
 * runs it on the first one only.
 */
@Tag("on-one-java")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnOneJava {}

/** How people come to have an account, and show to be the one: passwords, codes, mail. */
@NullMarked
package io.quietzone.signin;

import org.jspecify.annotations.NullMarked;

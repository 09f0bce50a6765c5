package io.quietzone.signin;

import io.quietzone.accounts.EmailAddress;
import io.quietzone.mail.Letter;
import io.quietzone.settings.PublicUrl;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The letters about accounts. */
@Singleton
class Letters {

  private static final String GREETING = "Hello,\n\n";
  private static final String CLOSING = "\n\nQuietzone\n";

  private final String base;

  @Inject
  Letters(PublicUrl url) {
    this.base = url.base();
  }

  Letter verify(EmailAddress to, String proof) {
    return new Letter(
        to,
        "Please confirm your address",
        GREETING
            + "somebody, probably you, has signed up for Quietzone with this address. To confirm"
            + " that it is yours, open\n\n"
            + base
            + "/api/auth/verify/?token="
            + proof
            + "\n\nThe link is good for a week. If it was not you, do nothing."
            + CLOSING);
  }

  Letter signedUpAgain(EmailAddress to) {
    return new Letter(
        to,
        "You have an account already",
        GREETING
            + "somebody, probably you, has tried to sign up for Quietzone with this address. You"
            + " have an account already: sign in with it. If you do not know your password any"
            + " more, ask for another at "
            + base
            + " by POST /api/auth/password/reset/. If it was not you, do nothing: nothing has"
            + " changed."
            + CLOSING);
  }

  Letter reset(EmailAddress to, String proof) {
    return new Letter(
        to,
        "Choose another password",
        GREETING
            + "somebody, probably you, does not know the password of this account any more. To"
            + " choose another, open\n\n"
            + base
            + "/api/auth/password/reset/?token="
            + proof
            + "\n\nThe link is good for an hour, and once. If it was not you, do nothing: your"
            + " password stays as it is."
            + CLOSING);
  }

  Letter passwordChanged(EmailAddress to) {
    return new Letter(
        to,
        "Your password was changed",
        GREETING
            + "the password of your account was just changed, and whoever was signed in elsewhere"
            + " is signed out. If it was not you, ask for another password at once."
            + CLOSING);
  }
}

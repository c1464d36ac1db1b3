package dev.federationlab.aws.userpools.message;

import java.util.Locale;

/** Why a pool writes to somebody, named as the sources of the custom message trigger are. */
public enum Purpose {
  SIGN_UP("SignUp"),
  RESEND_CODE("ResendCode"),
  FORGOT_PASSWORD("ForgotPassword"),
  UPDATE_USER_ATTRIBUTE("UpdateUserAttribute"),
  VERIFY_USER_ATTRIBUTE("VerifyUserAttribute"),
  ADMIN_CREATE_USER("AdminCreateUser"),
  AUTHENTICATION("Authentication");

  private final String apiName;

  Purpose(String apiName) {
    this.apiName = apiName;
  }

  /** {@code "SignUp"}, as in {@code CustomMessage_SignUp}. */
  public String apiName() {
    return apiName;
  }

  /** {@code "sign-up"}: the form that the inbox shows. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

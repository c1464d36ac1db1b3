package dev.federationlab.aws.userpools.trigger;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.ServiceException;

/** What becomes of a request whose function fails (aws-behaviour 3.14). */
public final class TriggerErrors {
  static final ApiError INVALID_RESPONSE =
      new ApiError("InvalidLambdaResponseException", 400, "Unrecognizable lambda output");
  static final ApiError UNEXPECTED =
      new ApiError("UnexpectedLambdaException", 400, "The function could not be invoked.");
  static final ApiError VALIDATION =
      new ApiError("UserLambdaValidationException", 400, "The function refused.");

  private TriggerErrors() {}

  /** The function threw. */
  static ServiceException threw(Trigger trigger, String message) {
    return VALIDATION.exception(trigger.apiName() + " failed with error " + message + ".");
  }

  /** The function was not run, or not to its end. */
  static ServiceException notRun(Trigger trigger, String why) {
    return UNEXPECTED.exception(trigger.apiName() + " invocation failed due to error " + why + ".");
  }

  /** The function returned what cannot be read. */
  public static ServiceException unrecognizable() {
    return INVALID_RESPONSE.exception();
  }
}

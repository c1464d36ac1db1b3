package dev.federationlab.aws.access;

import dev.federationlab.aws.ErrorCode;

/** An error of the second room, in the code, status and words of the service that was asked. */
record AccessError(String code, int status, String message) implements ErrorCode {}

package dev.federationlab;

/** Starts the product. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("Federation Lab: nothing to start yet");
  }
}

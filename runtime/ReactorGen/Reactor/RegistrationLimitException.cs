namespace ReactorGen;

/// <summary>No more descriptors can be registered. Nothing else is affected: registrations that end make room for new ones.</summary>
/// <param name="message">Which limit was reached.</param>
public sealed class RegistrationLimitException(string message) : InvalidOperationException(message);

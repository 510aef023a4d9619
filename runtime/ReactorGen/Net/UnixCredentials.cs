namespace ReactorGen.Net;

/// <summary>Who is at the other end of a Unix socket, as the system knew it when the connection was made (SO_PEERCRED).</summary>
/// <param name="ProcessId">The process; it may have ended since.</param>
/// <param name="UserId">Its effective user.</param>
/// <param name="GroupId">Its effective group.</param>
public readonly record struct UnixCredentials(int ProcessId, uint UserId, uint GroupId);

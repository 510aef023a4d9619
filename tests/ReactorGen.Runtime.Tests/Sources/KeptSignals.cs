using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReactorGen.Runtime.Tests.Sources;

/// <summary>
/// Handlers of the tests' own for the signals that they send, for as long as the process lives: one that is still on its way when the last source is disposed of would have its
/// usual effect, which is to end the process.
/// </summary>
internal static class KeptSignals
{
    private static readonly List<PosixSignalRegistration> s_kept = [];

    [ModuleInitializer]
    internal static void Keep()
    {
        foreach (int signal in (int[])[10, 12]) s_kept.Add(PosixSignalRegistration.Create((PosixSignal)signal, context => context.Cancel = true));       // SIGUSR1, SIGUSR2
    }
}

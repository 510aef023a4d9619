using System.Runtime.CompilerServices;

namespace ReactorGen.Runtime.Tests;

/// <summary>With <c>REACTORGEN_SPURIOUS_WAKES=1</c> all tests run with a wake for nothing after each suspension.</summary>
internal static class SpuriousWakeSwitch
{
    [ModuleInitializer]
    internal static void Read() => AppContext.SetSwitch("ReactorGen.SpuriousWakes", Environment.GetEnvironmentVariable("REACTORGEN_SPURIOUS_WAKES") == "1");
}

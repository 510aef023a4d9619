namespace ReactorGen.Runtime.Tests;

/// <summary>Tests that count on which descriptor number comes next: alone in the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class DescriptorNumbers
{
    public const string Name = "descriptor numbers";
}

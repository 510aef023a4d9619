namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>One place of the code under test made weaker than it is, to show that the check would notice.</summary>
/// <param name="Site">The name of the place.</param>
/// <param name="Kind">How it is weakened.</param>
internal abstract record Mutation(string Site)
{
    /// <summary>An atomic change becomes a load, a comparison and a plain store; an exchange becomes a plain store.</summary>
    public sealed record NotAtomic(string Site) : Mutation(Site);

    /// <summary>A load is dropped: what the thread read or wrote last is taken for true.</summary>
    public sealed record NotReadAgain(string Site) : Mutation(Site);

    /// <summary>A check is dropped: the load gives what makes it pass.</summary>
    public sealed record Pretend(string Site, Func<long, long> Seen) : Mutation(Site);

    /// <summary>A change touches other bits than it should.</summary>
    public sealed record OtherValue(string Site, Func<long, long, long> Value) : Mutation(Site);

    /// <summary>A store is dropped.</summary>
    public sealed record NotStored(string Site) : Mutation(Site);

    /// <summary>A rule of the world around is dropped.</summary>
    public sealed record World(string Rule) : Mutation(Rule);
}

namespace ReactorGen.Generator.Model;

/// <summary>
/// How to come by a type that holds an anonymous one and has no name: by the type of an expression that is never evaluated.
/// <code>
/// new { X = default(int) }                       an anonymous type, from its members
/// Like_1(new { X = default(int) })               with  static List&lt;T1&gt; Like_1&lt;T1&gt;(T1 example)  from a pattern and its parts
/// </code>
/// </summary>
/// <param name="Pattern">The type with <c>TAnonymous1</c>, <c>TAnonymous2</c> in the place of its parts; empty for an anonymous type itself.</param>
/// <param name="Members">Of an anonymous type.</param>
/// <param name="Parts">The anonymous types in a pattern.</param>
internal sealed record AnonymousShape(string Pattern, EquatableArray<AnonymousMember> Members, EquatableArray<AnonymousShape> Parts)
{
    /// <summary>Of a delegate type that the compiler made: a lambda that has it. Of a type that has a name and needs a box all the same: its default. Else empty.</summary>
    public string Example { get; init; } = "";

    /// <summary>Of a type that could be named, but no field can have.</summary>
    public static AnonymousShape OfNamed(string type) => new("", EquatableArray<AnonymousMember>.Empty, EquatableArray<AnonymousShape>.Empty) { Example = $"default({type})" };
}

/// <param name="Shape">For a member whose type has no name.</param>
internal sealed record AnonymousMember(string Name, string TypeText, AnonymousShape? Shape);

using System;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>A value that a pattern looks at.</summary>
/// <param name="Name">What the names of its parts begin with.</param>
/// <param name="Use">The code of the value. The first use in the text may be another than those that come later: it finds the value and keeps it.</param>
internal sealed record PatternInput(string Name, Func<CodeFragment> Use)
{
    public static PatternInput Of(CodeFragment code, string name) => new(name, () => code);

    public PatternInput As(Func<CodeFragment, CodeFragment> shape) => new(Name, () => shape(Use()));
}

namespace ReactorGen;

/// <summary>What a <c>[ReactorTask]</c> body may call; imported into every file of a project by the package.</summary>
public static partial class ReactorTask
{
}
